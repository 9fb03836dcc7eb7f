"""Fixes: which versions do not work together."""
