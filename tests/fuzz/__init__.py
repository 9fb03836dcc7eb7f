"""Bytes that nobody vouches for, thrown at every reader of the doctor: see targets.py, and benchmarks/fuzz.py."""
