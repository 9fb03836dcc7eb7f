"""PY019: the file that is imported in place of a module gets another name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.checks.python.versions import Shadowing
from indextts_doctor.fixes import Advice, Move, _, fix
from indextts_doctor.fixes.python.shadows import aside


@fix(
    "PY019",
    title=_("gives the file another name"),
    source="reproduced: queue.py in the service's folder",
)
def shadow_breaks_imports(found: tuple[Shadowing, ...]) -> Iterator[Union[Move, Advice]]:
    yield from aside(found)
