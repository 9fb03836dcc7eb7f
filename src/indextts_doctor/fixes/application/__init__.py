"""Fixes for the deployment's own code and how it is started."""
