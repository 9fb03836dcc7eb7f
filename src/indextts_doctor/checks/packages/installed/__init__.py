"""Checks of missing, doubled and incomplete packages."""
