"""One file per check, named after what is wrong. To add one, add a file; nothing else is edited."""
