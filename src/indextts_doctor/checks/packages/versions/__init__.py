"""Which versions do not work together."""
