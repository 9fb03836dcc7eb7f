"""Disks and mounts."""
