"""Checks of changed and damaged files of packages."""
