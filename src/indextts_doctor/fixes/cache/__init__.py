"""Fixes for the Hugging Face cache."""
