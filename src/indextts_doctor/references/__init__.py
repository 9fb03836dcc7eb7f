"""What the deployment refers to: how it is started, which files that loads, where it writes. Pure."""
