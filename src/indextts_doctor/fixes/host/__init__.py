"""Fixes for the host."""
