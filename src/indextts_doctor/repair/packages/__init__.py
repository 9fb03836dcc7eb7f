"""Packages of an environment: resolvers and installers."""
