"""Shared libraries: who needs them, and what the dynamic loader would find."""
