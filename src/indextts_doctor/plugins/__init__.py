"""Checks, engines and profiles of other distributions."""
