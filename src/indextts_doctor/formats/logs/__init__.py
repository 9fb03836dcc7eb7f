"""Logs: lines, times, exceptions and known messages. Pure."""
