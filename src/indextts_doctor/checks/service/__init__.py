"""Checks of the running service and its port."""
