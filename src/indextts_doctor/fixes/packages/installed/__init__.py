"""Fixes for missing, doubled and incomplete packages."""
