"""One file per fix, with the name of the check it serves."""
