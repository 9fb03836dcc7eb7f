"""Checks of disks and mounts."""
