"""What the doctor claims about packages, as data, and how each claim is held against the package index."""
