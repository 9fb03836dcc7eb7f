"""Whether installed files are what was installed."""
