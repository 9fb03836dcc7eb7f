"""Checks of the doctor itself."""
