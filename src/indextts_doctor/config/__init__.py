"""What users write: the configuration and profiles, strictly read."""
