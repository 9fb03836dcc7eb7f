"""Registration of checks: a decorator, and a walk over the package and the entry points."""

from __future__ import annotations

import contextlib
import contextvars
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Optional, TypeVar

from indextts_doctor.model import Check, Evidence, Fix, Severity, Text

CheckFunction = TypeVar("CheckFunction", bound=Callable[..., Iterable[Evidence]])

FixFunction = TypeVar("FixFunction", bound=Callable[..., Iterable[Any]])

_CHECKS: dict[str, Check] = {}
_FIXES: dict[str, Fix] = {}
_collected: contextvars.ContextVar[Optional[dict[str, Check]]] = contextvars.ContextVar(
    "collected", default=None
)


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
        collected = _collected.get()
        checks = _CHECKS if collected is None else collected
        taken = checks.get(code)
        if taken is not None and taken.function.__module__ != function.__module__:
            raise ValueError(f"{code} is already {taken.name} ({taken.function.__module__})")
        name = getattr(function, "__name__", code)
        checks[code] = Check(code, name, severity, title, why, how, advice, source, function, explains)
        return function

    return register


def fix(code: str, *, title: Text, source: str) -> Callable[[FixFunction], FixFunction]:
    """Register a pure function as the fix of the check ``code`` and return it unchanged.

    Its parameters are the facts it needs, by type, and the Finding that it is to cure. It yields steps (steps.py),
    or an Advice that says why something is not cured. Raises ValueError when the code is taken.
    """

    def register(function: FixFunction) -> FixFunction:
        taken = _FIXES.get(code)
        if taken is not None and taken.function.__module__ != function.__module__:
            raise ValueError(f"{code} is already fixed by {taken.name} ({taken.function.__module__})")
        _FIXES[code] = Fix(code, getattr(function, "__name__", code), title, source, function)
        return function

    return register


def fixes() -> dict[str, Fix]:
    """Import every module of the fixes package and return what they registered, by code."""
    from indextts_doctor import fixes as package

    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
    return {code: _FIXES[code] for code in sorted(_FIXES)}


@contextlib.contextmanager
def collecting() -> Iterator[dict[str, Check]]:
    """Yield a dictionary into which, in this thread and meanwhile, checks are registered instead of among ours."""
    collected: dict[str, Check] = {}
    token = _collected.set(collected)
    try:
        yield collected
    finally:
        _collected.reset(token)


def builtin() -> tuple[Check, ...]:
    """Import every module of the checks package and return what they registered, by code."""
    from indextts_doctor import checks

    package = f"{checks.__name__}."
    for module in pkgutil.iter_modules(checks.__path__, package):
        importlib.import_module(module.name)
    return tuple(check for check in registered() if check.function.__module__.startswith(package))


def registered() -> tuple[Check, ...]:
    """Return the checks registered so far, by code."""
    return tuple(_CHECKS[code] for code in sorted(_CHECKS))


def find(function: Callable[..., Iterable[Evidence]]) -> Optional[Check]:
    """Return the check that the function was registered as."""
    return next((check for check in _CHECKS.values() if check.function is function), None)
