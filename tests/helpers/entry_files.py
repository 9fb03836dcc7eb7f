"""Catalogues of one file per entry: faults, healthy deployments."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any


def entries(path: Path, one: str, several: str) -> Iterator[tuple[str, Any]]:
    """Yield what a file binds as ``one``, or everything of its ``several``, each with its name.

    The first has the file's name, the others are ``file-2`` and so on.
    """
    module = _imported(path)
    for number, entry in enumerate(getattr(module, several, None) or (getattr(module, one),), 1):
        yield path.stem if number == 1 else f"{path.stem}-{number}", entry


def _imported(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}.{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
