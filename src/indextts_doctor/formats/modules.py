"""Imports every module of a package, so that checks and fixes register themselves."""

import importlib
import pkgutil


def import_all(name: str) -> None:
    """Import every module of the package ``name`` and its sub-packages."""
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
