"""The machine or container."""
