"""Fixes for shared libraries and programs."""
