"""One module per kind of step: what it looks at, what it keeps, what it does."""
