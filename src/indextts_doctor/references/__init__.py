"""What the deployment itself names: how it is started, which files that brings in, where it writes. Pure."""
