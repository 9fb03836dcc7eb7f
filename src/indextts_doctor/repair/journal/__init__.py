"""Journals and backups, so that a run can be undone."""
