"""One module per kind of step: how it is planned, backed up and applied."""
