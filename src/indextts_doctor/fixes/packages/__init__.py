"""Fixes for installed packages."""
