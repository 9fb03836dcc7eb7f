"""Registration of checks: a decorator, and a walk over the package and the entry points."""

from __future__ import annotations

import contextlib
import contextvars
from collections.abc import Callable, Iterable, Iterator
from typing import Optional, TypeVar

from indextts_doctor.checks.finding import Check, Evidence
from indextts_doctor.facts.record import Severity
from indextts_doctor.formats.modules import import_all
from indextts_doctor.i18n.text import Text

CheckFunction = TypeVar("CheckFunction", bound=Callable[..., Iterable[Evidence]])

_CHECKS: dict[str, Check] = {}
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

    import_all(checks)
    return tuple(
        check for check in registered() if check.function.__module__.startswith(f"{checks.__name__}.")
    )


def registered() -> tuple[Check, ...]:
    """Return the checks registered so far, by code."""
    return tuple(_CHECKS[code] for code in sorted(_CHECKS))


def find(function: Callable[..., Iterable[Evidence]]) -> Optional[Check]:
    """Return the check that the function was registered as."""
    return next((check for check in _CHECKS.values() if check.function is function), None)
