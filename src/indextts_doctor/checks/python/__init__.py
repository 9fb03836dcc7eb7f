"""Checks of the interpreter."""
