"""Whether the interpreter starts."""
