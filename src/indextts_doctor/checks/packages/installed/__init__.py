"""What is installed, and what is not."""
