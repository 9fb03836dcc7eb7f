"""The catalogue of faults: each is injected into a copy of a healthy, real environment and must be found.

One file per fault in ``tests/faults/``, which binds ``FAULT`` (or several in ``FAULTS``)::

    from catalogue import Fault, Patient

    def inject(patient: Patient) -> None:
        so = patient.edit(patient.site_packages / "scipy/fft/_pocketfft/pypocketfft.cpython-310-x86_64-linux-gnu.so")
        so.write_bytes(so.read_bytes()[:1000])

    FAULT = Fault(about="an extension module of scipy was cut in half", layer="packages", patient="pins-3.10",
                  inject=inject, code="PKG011", symptoms=("IMP003",), curable=True, source="...")
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from patients import Patient

__all__ = ["LAYERS", "Fault", "Patient", "faults"]

LAYERS = ("host", "python", "packages", "imports", "libraries", "model", "cache", "port", "service")
FOLDER = Path(__file__).parent / "faults"


@dataclass(frozen=True)
class Fault:
    """What is broken, how, and what the doctor must say first."""

    about: str  # one line
    layer: str  # of LAYERS
    patient: str  # the healthy patient it is injected into
    inject: Callable[[Patient], None]
    code: str  # of the true cause, which must be the first finding
    symptoms: tuple[str, ...] = ()  # codes that belong under it
    also: tuple[str, ...] = ()  # codes of other errors that stand beside it by right
    curable: bool = True  # a fix can restore it without a human decision
    source: str = ""
    name: str = ""  # filled by faults(): the file's name
    needs: Optional[Callable[[], Optional[str]]] = None  # why it cannot be injected on this machine, or None
    exit_code: int = 1

    def __post_init__(self) -> None:
        if self.layer not in LAYERS:
            raise ValueError(f"{self.about}: no layer {self.layer!r}; one of {', '.join(LAYERS)}")


def faults() -> list[Fault]:
    """Load every file of tests/faults, by name; a file with several faults names them ``file-2`` and so on."""
    return [fault for path in sorted(FOLDER.glob("*.py")) for fault in _load(path)]


def _load(path: Path) -> Iterator[Fault]:
    spec = importlib.util.spec_from_file_location(f"faults.{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    several = getattr(module, "FAULTS", None) or (module.FAULT,)
    for number, fault in enumerate(several, 1):
        name = fault.name or (path.stem if number == 1 else f"{path.stem}-{number}")
        yield Fault(**{**vars(fault), "name": name})
