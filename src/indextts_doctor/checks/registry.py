"""Registration of checks: a decorator, and a walk over the package and the entry points."""

import contextlib
import contextvars
import re
import string
import typing
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Optional, TypeVar

from indextts_doctor.checks.finding import Check, Evidence, fields_of
from indextts_doctor.facts import Severity
from indextts_doctor.formats.modules import import_all
from indextts_doctor.i18n.text import Text

CheckFunction = TypeVar("CheckFunction", bound=Callable[..., Iterable[Evidence]])

PACKAGE = "indextts_doctor.checks"
UNDECLARED = (
    "the return type declares no evidence: use Iterator[KIND], "
    "where KIND is a subclass of Evidence with the placeholders of its texts as fields"
)
_FORMATTER = string.Formatter()

_CHECKS: dict[str, Check] = {}
_collected: contextvars.ContextVar[Optional[dict[str, Check]]] = contextvars.ContextVar("collected", default=None)


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
    summary: Optional[Text] = None,
    remedy: Optional[Text] = None,
) -> Callable[[CheckFunction], CheckFunction]:
    """Register a pure function as the check ``code`` and return it unchanged.

    The function's parameters are the facts it needs, by type. It yields an Evidence per instance of what is
    wrong, the worst first, and nothing if there is no problem. Raises ValueError if the code is taken.
    """

    def register(function: CheckFunction) -> CheckFunction:
        collected = _collected.get()
        checks = _CHECKS if collected is None else collected
        taken = checks.get(code)
        if taken is not None and taken.function.__module__ != function.__module__:
            raise ValueError(f"{code} is already {taken.name} ({taken.function.__module__})")
        name = getattr(function, "__name__", code)
        kind = evidence_of(function)
        checks[code] = Check(
            code, name, severity, title, why, how, advice, source, function, explains, kind, summary, remedy
        )
        _hold(checks[code])
        return function

    return register


def evidence_of(function: Callable[..., Any]) -> type[Evidence]:
    """The kind of evidence that a check yields, from its annotation. Raises TypeError if that declares none."""
    holder = type("Holder", (), {"__annotations__": {"it": getattr(function, "__annotations__", {}).get("return")}})
    yielded = typing.get_args(typing.get_type_hints(holder, getattr(function, "__globals__", {}))["it"])
    if len(yielded) != 1 or not declares(yielded[0]):
        raise TypeError(f"{function.__module__}.{function.__qualname__}: {UNDECLARED}")
    return yielded[0]  # type: ignore[no-any-return]


def declares(kind: Any) -> bool:
    """Whether this is a subclass of Evidence with fields of its own."""
    return isinstance(kind, type) and issubclass(kind, Evidence) and bool(fields_of(kind))


def _hold(check: Check) -> None:
    """Raise TypeError if a text of the check has a placeholder that is no field of its evidence.

    The texts that ``explain`` shows have no evidence to fill them in.
    """
    for name in ("title", "advice", "summary", "remedy"):
        text = getattr(check, name)
        wanted = placeholders(text.en) if isinstance(text, Text) else set()
        fields = fields_of(check.evidence) if name in ("title", "advice") else ()
        unknown = ", ".join(sorted(wanted.difference(fields)))
        if unknown:
            raise TypeError(f"{check.code}: {name} contains {unknown}, no field of {check.evidence.__name__}")


def placeholders(template: str) -> set[str]:
    """The names of the placeholders in a template. Raises ValueError if it is not a valid template."""
    return {
        re.split(r"[.\[]", name)[0]
        for _text, name, _spec, _conversion in _FORMATTER.parse(template)
        if name is not None
    }


@contextlib.contextmanager
def collecting() -> Iterator[dict[str, Check]]:
    """Within the block, register the checks of this thread in the yielded dictionary instead of the global one."""
    collected: dict[str, Check] = {}
    token = _collected.set(collected)
    try:
        yield collected
    finally:
        _collected.reset(token)


def builtin() -> tuple[Check, ...]:
    """The checks that the modules of the checks package register, by code."""
    import_all(PACKAGE)
    return tuple(check for check in registered() if check.function.__module__.startswith(f"{PACKAGE}."))


def registered() -> tuple[Check, ...]:
    """The checks registered so far, by code."""
    return tuple(_CHECKS[code] for code in sorted(_CHECKS))


def find(function: Callable[..., Iterable[Evidence]]) -> Optional[Check]:
    """The check that the function is registered as; None if it is not registered."""
    return next((check for check in _CHECKS.values() if check.function is function), None)
