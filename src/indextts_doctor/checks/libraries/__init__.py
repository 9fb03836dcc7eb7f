"""Checks of shared libraries and programs."""
