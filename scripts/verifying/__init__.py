"""Claims of the doctor about packages, as data, and their verification against the package index."""
