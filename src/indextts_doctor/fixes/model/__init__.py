"""Fixes for the model folder."""
