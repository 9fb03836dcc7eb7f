"""One file per engine: what must lie where, and what its script is asked. To add one, add a file."""
