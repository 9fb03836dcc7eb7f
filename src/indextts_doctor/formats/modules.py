"""Every module of a package: what registers itself is found by importing it."""

import importlib
import pkgutil


def import_all(name: str) -> None:
    """Import every module below the package called ``name``, those of its sub-packages too."""
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
