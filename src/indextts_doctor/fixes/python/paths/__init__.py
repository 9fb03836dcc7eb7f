"""Fixes: where the interpreter finds modules."""
