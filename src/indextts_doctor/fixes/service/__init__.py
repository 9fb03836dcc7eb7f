"""Fixes for the running service and its port."""
