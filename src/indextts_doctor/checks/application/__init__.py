"""Checks of the deployment's own code and how it is started."""
