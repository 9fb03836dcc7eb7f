"""What is written down and kept, so that a run can be undone."""
