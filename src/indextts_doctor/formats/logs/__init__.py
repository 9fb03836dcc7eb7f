"""Logs: their lines, times, exceptions, and the messages that are known. Pure."""
