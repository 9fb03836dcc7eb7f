"""Fixes: whether installed files are what was installed."""
