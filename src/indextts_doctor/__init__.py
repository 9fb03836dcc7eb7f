"""Find out why a text-to-speech deployment on a CPU machine does not work."""

__version__ = "0.1.0"
