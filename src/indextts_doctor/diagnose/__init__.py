"""Run the checks, hang symptoms under their causes, propose fixes. Pure."""
