"""The registry of collectors: each one registers itself with everything that is needed before it runs.

A collector is one function in a module directly below ``outside`` (reads files, /proc, sockets) or ``inside`` (asks
the deployment's interpreter), or in the ``__init__`` of a package there. These are imported at every run: what is
expensive to import is imported by the function.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any, Optional, TypeVar, Union

from indextts_doctor.collect.jobs import Job
from indextts_doctor.facts import FIELDS, Missing, Record
from indextts_doctor.i18n.text import Text, _
from indextts_doctor.target.context import Context

FAST = _("skipped because of --fast")

Function = TypeVar("Function", bound=Callable[..., Any])
Parts = Callable[[Context], Iterable[Job]]

_COLLECTORS: dict[type[Record], Collector] = {}


@dataclasses.dataclass(frozen=True)
class Condition:
    """Where there is something to collect, and what there is not otherwise."""

    holds: Callable[[Context], bool]
    otherwise: Text


@dataclasses.dataclass(frozen=True)
class Collector:
    """A function and what it collects; see ``collector``."""

    kind: type[Record]
    function: Callable[..., Any]
    label: Text
    fast: Union[bool, Callable[[Context], bool]]
    condition: Optional[Condition]
    parts: Optional[Parts]

    @property
    def name(self) -> str:
        """The field of Facts that it fills, and the name of its job."""
        return FIELDS[self.kind]

    def left_out(self, context: Context) -> Optional[Missing]:
        """Why it does not run for this deployment; None when it runs."""
        if self.condition is not None and not self.condition.holds(context):
            return Missing("inapplicable", self.condition.otherwise)
        fast = self.fast(context) if callable(self.fast) else self.fast
        return Missing("skipped", FAST) if context.target.fast and not fast else None

    def jobs(self, context: Context) -> list[Job]:
        """The jobs of this collector."""
        if self.parts is not None:
            return list(self.parts(context))
        return [Job(self.name, functools.partial(self.function, context))]


def collector(
    kind: type[Record],
    *,
    label: Text,
    fast: Union[bool, Callable[[Context], bool]] = True,
    condition: Optional[Condition] = None,
    parts: Optional[Parts] = None,
) -> Callable[[Function], Function]:
    """Register a function, ``Context -> record or Missing``, and return it unchanged.

    ``label`` is shown while it runs; ``fast``: whether ``--fast`` runs it. With ``parts`` its jobs run side by side
    with all others, and the function makes the record out of what they have found: ``(Context, Run, found) -> record``.
    """

    def register(function: Function) -> Function:
        _COLLECTORS[kind] = Collector(kind, function, label, fast, condition, parts)
        return function

    return register


def outside() -> tuple[Collector, ...]:
    """The collectors that look from outside, in the order of the facts."""
    from indextts_doctor.collect import outside as package

    return _of(package)


def inside() -> tuple[Collector, ...]:
    """The collectors that ask the deployment's interpreter, in the order of the facts."""
    from indextts_doctor.collect import inside as package

    return _of(package)


def label(name: str, lang: str) -> str:
    """The label of a job while it runs; its name if no collector has that name."""
    known = {one.name: one.label for one in (*inside(), *outside())}
    return known[name].of(lang) if name in known else name


@functools.cache
def _of(package: ModuleType) -> tuple[Collector, ...]:
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    place = {kind: number for number, kind in enumerate(FIELDS)}
    found = [one for one in _COLLECTORS.values() if one.function.__module__.startswith(f"{package.__name__}.")]
    return tuple(sorted(found, key=lambda one: place[one.kind]))
