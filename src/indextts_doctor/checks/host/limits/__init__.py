"""Limits on processors, threads, memory and files."""
