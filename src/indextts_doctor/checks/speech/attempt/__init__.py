"""Checks of how a synthesis ended."""
