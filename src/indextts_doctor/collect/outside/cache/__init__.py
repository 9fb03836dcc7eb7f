"""The Hugging Face cache."""
