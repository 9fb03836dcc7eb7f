"""Checks of limits on processors, threads, address space and open files."""
