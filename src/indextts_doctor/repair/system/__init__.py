"""Packages of the operating system."""
