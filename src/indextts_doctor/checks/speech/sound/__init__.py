"""What the synthesised sound is like."""
