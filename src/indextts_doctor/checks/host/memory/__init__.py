"""Checks of the host's memory."""
