"""The voice's own run-time, which lies beside its files, as a module."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).resolve().parent.parent / "src" / "indextts_doctor" / "smoke" / "voice"


def read() -> ModuleType:
    """Return the module, loaded from its file: the doctor need not be installed."""
    sys.dont_write_bytecode = True
    spec = importlib.util.spec_from_file_location("synthesis", FOLDER / "synthesis.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


synthesis = read()
