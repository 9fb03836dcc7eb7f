"""Fixes: limits on processors, threads, memory and files."""
