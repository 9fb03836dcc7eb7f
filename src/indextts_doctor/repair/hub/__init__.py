"""Files of a model hub."""
