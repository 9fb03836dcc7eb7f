"""Fixes for the interpreter."""
