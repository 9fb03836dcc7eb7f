"""Fixes: whether the interpreter starts."""
