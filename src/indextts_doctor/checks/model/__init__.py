"""Checks of the model folder."""
