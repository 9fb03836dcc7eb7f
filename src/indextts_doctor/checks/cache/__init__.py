"""Checks of the Hugging Face cache."""
