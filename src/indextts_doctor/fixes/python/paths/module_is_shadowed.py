"""PY016: the file that hides a module gets another name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.python.versions import Shadowing
from indextts_doctor.fixes import Advice, Move, _, fix
from indextts_doctor.fixes.python.shadows import aside


@fix(
    "PY016",
    title=_("gives the file that hides the module another name"),
    source="reproduced with scipy 1.10.1 and scipy.py in the service's folder",
)
def module_is_shadowed(found: tuple[Shadowing, ...]) -> Iterator[Union[Move, Advice]]:
    yield from aside(found)
