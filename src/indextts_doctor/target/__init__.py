"""What is examined: interpreter, folder, profile, service and its user, and how each was chosen."""
