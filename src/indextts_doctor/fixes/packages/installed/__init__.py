"""Fixes: what is installed, and what is not."""
