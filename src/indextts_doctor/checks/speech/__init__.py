"""Checks of the speech test."""
