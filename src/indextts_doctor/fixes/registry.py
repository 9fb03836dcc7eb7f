"""Registration of fixes: a decorator, and a walk over the package."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

from indextts_doctor.formats.modules import import_all
from indextts_doctor.i18n.text import Text

FixFunction = TypeVar("FixFunction", bound=Callable[..., Iterable[Any]])

_FIXES: dict[str, Fix] = {}


class Fix(msgspec.Struct, frozen=True):
    """A registered fix: one pure function that turns a finding into steps."""

    code: str  # of the check whose findings it fixes
    title: Text  # one line: what it does
    source: str  # the evidence that this fixes the problem
    function: Callable[..., Iterable[Any]]  # yields steps, or Advice if no step is safe


def fix(code: str, *, title: Text, source: str) -> Callable[[FixFunction], FixFunction]:
    """Register a pure function as the fix of the check ``code`` and return it unchanged.

    Its parameters are the facts it needs, by type, and the evidence of the finding that it is to fix, as
    ``tuple[Kind, ...]``; the Finding itself if it needs the consequences too. It yields steps (steps.py), or an
    Advice with the reason why something is not fixed. A function that fixes several checks is registered for each. Raises
    ValueError when the code is taken.
    """

    def register(function: FixFunction) -> FixFunction:
        taken = _FIXES.get(code)
        if taken is not None and taken.function.__module__ != function.__module__:
            raise ValueError(f"{code} is already fixed by {taken.function.__module__}")
        _FIXES[code] = Fix(code, title, source, function)
        return function

    return register


def fixes() -> dict[str, Fix]:
    """The fixes that the modules of the fixes package register, by code."""
    import_all("indextts_doctor.fixes")
    return {code: _FIXES[code] for code in sorted(_FIXES)}
