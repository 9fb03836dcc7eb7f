"""The catalogue of faults: each is injected into a copy of a healthy, real environment and must be found.

One file per fault in ``tests/faults/<layer>/``, which binds ``FAULT`` (or several in ``FAULTS``)::

    from catalogue import Fault, Deployment

    def inject(deployment: Deployment) -> None:
        so = deployment.edit(deployment.site_packages / "scipy/fft/_pocketfft/pypocketfft.cpython-310-x86_64-linux-gnu.so")
        so.write_bytes(so.read_bytes()[:1000])

    FAULT = Fault(about="an extension module of scipy was cut in half", layer="packages", deployment="pins-3.10",
                  inject=inject, code="PKG011", symptoms=("IMP003",), curable=True, source="...")
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional

from deployments import Deployment
from entry_files import entries

__all__ = ["LAYERS", "Deployment", "Fault", "faults"]

LAYERS = (
    "host", "python", "packages", "imports", "libraries", "model", "cache", "port", "service", "application", "logs",
    "synthesis", "doctor",
)  # fmt: skip
FOLDER = Path(__file__).parent.parent / "faults"
# How long a deployment takes; one that is not here, 1.
WEIGHTS = {"current": 3, "indextts2": 3, "sambert": 3, "pins-3.10": 2, "pins-3.9": 2}


@dataclass(frozen=True)
class Fault:
    """What is broken, how, and what the doctor must say first."""

    about: str  # one line
    layer: str  # of LAYERS
    deployment: str  # the healthy deployment it is injected into
    inject: Callable[[Deployment], None]
    code: str  # of the true cause, which must be the first finding
    symptoms: tuple[str, ...] = ()  # codes that belong under it
    also: tuple[str, ...] = ()  # codes of other errors that stand beside it by right
    fixable: bool = True  # a fix can restore it without a human decision
    source: str = ""
    name: str = ""  # filled by faults(): the file's name
    needs: Optional[Callable[[], Optional[str]]] = None  # why it cannot be injected on this machine, or None
    exit_code: int = 1
    speaks: bool = False  # it shows only when the deployment is let speak
    second: str = ""  # of a pair: the code of the other true cause, which must stand beside the first
    leaves: str = ""  # the folder, below the deployment, that the engine itself makes when it speaks
    resembles: str = ""  # of a near-miss: the name of the fault with the same symptom and another cause

    def __post_init__(self) -> None:
        if self.layer not in LAYERS:
            raise ValueError(f"{self.about}: no layer {self.layer!r}; one of {', '.join(LAYERS)}")

    @property
    def causes(self) -> tuple[str, ...]:
        """The codes of all true causes, the one to be named first before the others."""
        return (self.code, self.second) if self.second else (self.code,)


def faults() -> list[Fault]:
    """Load every file of tests/faults, by name; a file with several faults names them ``file-2`` and so on."""
    return [fault for path in sorted(FOLDER.rglob("*.py"), key=lambda path: path.name) for fault in _load(path)]


def pair(first: str, second: str, *, about: str, **changes: object) -> Fault:
    """Return the two faults of these names at once, injected in this order into one copy of the deployment of the first.

    ``changes`` are other fields of the Fault where the two together are not what they are alone.
    """
    one, other = (_named(name) for name in (first, second))

    def inject(deployment: Deployment) -> None:
        one.inject(deployment)
        other.inject(deployment)

    def needs() -> Optional[str]:
        return next((why for fault in (one, other) if fault.needs and (why := fault.needs())), None)

    fields = {
        "about": about, "layer": one.layer, "deployment": one.deployment, "inject": inject, "code": one.code,
        "symptoms": (*one.symptoms, *other.symptoms), "also": (*one.also, *other.also), "needs": needs,
        "fixable": one.fixable and other.fixable, "exit_code": max(one.exit_code, other.exit_code),
        "speaks": one.speaks or other.speaks, "second": other.code, "source": "both are in the catalogue alone",
    }  # fmt: skip
    return Fault(**{**fields, **changes})  # type: ignore[arg-type]


def quick(every: list[Fault]) -> list[Fault]:
    """Return few and light faults with which every code that any of them expects is expected, in their order."""
    wanted, chosen = set().union(*map(_expected, every)), list[Fault]()
    while left := wanted.difference(*map(_expected, chosen)):
        chosen.append(max(every, key=lambda fault: len(_expected(fault) & left) / _weight(fault)))
    for fault in sorted(chosen, key=_weight, reverse=True):
        others = [one for one in chosen if one is not fault]
        if wanted == set().union(*map(_expected, others)):  # what was chosen later makes up for it
            chosen = others
    return [fault for fault in every if fault in chosen]


def sample(every: list[Fault]) -> list[Fault]:
    """Return the lightest fault of each layer, in their order."""
    light = sorted(every, key=lambda fault: (_weight(fault), fault.name))
    return [fault for fault in every if fault in [one for one in light if one.layer == fault.layer][:1]]


def _expected(fault: Fault) -> set[str]:
    return {*fault.causes, *fault.symptoms}


def _weight(fault: Fault) -> int:
    """Return about how many seconds it takes."""
    return WEIGHTS.get(fault.deployment, 1) + (2 if fault.speaks else 0)


def _named(name: str) -> Fault:
    [path] = FOLDER.rglob(f"{name}.py")
    return next(_load(path))


def _load(path: Path) -> Iterator[Fault]:
    for name, fault in entries(path, "FAULT", "FAULTS"):
        yield replace(fault, name=fault.name or name)
