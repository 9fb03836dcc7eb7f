"""Where the interpreter finds modules."""
