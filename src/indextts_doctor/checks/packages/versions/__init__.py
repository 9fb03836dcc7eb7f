"""Checks of versions that do not work together."""
