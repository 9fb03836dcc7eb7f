"""Fixes for versions that do not work together."""
