"""The logs of the service."""
