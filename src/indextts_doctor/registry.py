"""Registration of checks: a decorator, and a walk over the package and the entry points."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from typing import TypeVar

from indextts_doctor.model import Check, Evidence, Severity, Text

CheckFunction = TypeVar("CheckFunction", bound=Callable[..., Iterable[Evidence]])

_CHECKS: dict[str, Check] = {}


def check(
    code: str,
    severity: Severity,
    *,
    title: Text,
    why: Text,
    how: Text,
    advice: Text,
    source: str,
    explains: tuple[str, ...] = (),
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a pure function as the check ``code`` and return it unchanged.

    The function's parameters are the facts it needs, by type. It yields an Evidence per instance of what is
    wrong, the worst first, and nothing when all is well. Raises ValueError when the code is taken.
    """

    def register(function: CheckFunction) -> CheckFunction:
        taken = _CHECKS.get(code)
        if taken is not None and taken.function.__module__ != function.__module__:
            raise ValueError(f"{code} is already {taken.name} ({taken.function.__module__})")
        name = getattr(function, "__name__", code)
        _CHECKS[code] = Check(code, name, severity, title, why, how, advice, source, function, explains)
        return function

    return register


def builtin() -> tuple[Check, ...]:
    """Import every module of the checks package and return what they registered, by code."""
    from indextts_doctor import checks

    for module in pkgutil.iter_modules(checks.__path__, "indextts_doctor.checks."):
        importlib.import_module(module.name)
    return registered()


def registered() -> tuple[Check, ...]:
    """Return the checks registered so far, by code."""
    return tuple(_CHECKS[code] for code in sorted(_CHECKS))
