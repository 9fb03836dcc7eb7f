"""Checks of the synthesised sound."""
