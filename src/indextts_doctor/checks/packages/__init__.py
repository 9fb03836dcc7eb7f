"""Checks of installed packages."""
