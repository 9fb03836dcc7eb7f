"""Fixes for limits on processors, threads, memory and files."""
