"""Texts in every language of the doctor."""

LANGUAGES = ("en", "zh")
