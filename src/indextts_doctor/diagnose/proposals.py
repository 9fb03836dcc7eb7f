"""Findings to steps: what each fix proposes. Pure."""

from __future__ import annotations

import functools
import itertools
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from indextts_doctor.checks.finding import Finding
from indextts_doctor.facts import FIELDS, Facts
from indextts_doctor.facts.record import Missing
from indextts_doctor.fixes.registry import Fix
from indextts_doctor.fixes.steps import Advice, Fetch, Install, NewEnvironment, Step, System
from indextts_doctor.i18n.text import Text, _

MOST = 500  # steps of one fix

_NEEDS: dict[type[Any], tuple[str, ...]] = {
    Install: ("network",),
    NewEnvironment: ("network",),
    Fetch: ("network",),
    System: ("root", "network"),
}

NO_FIX = _("no cure is known that is safe for every deployment; the advice says what to do")


class Proposal(NamedTuple):
    """What is proposed for one finding."""

    finding: Finding
    steps: tuple[Step, ...] = ()
    advice: tuple[Text, ...] = ()  # why something of it stays


def propose(facts: Facts, finding: Finding, fixes: Mapping[str, Fix]) -> Proposal:
    """Return the steps for a finding; where there are none, why: a finding never vanishes from the plan."""
    fix = fixes.get(finding.check.code)
    if fix is None:
        return Proposal(finding, advice=(NO_FIX,))
    try:
        arguments = _arguments(facts, finding, fix.function)
    except _NotExaminedError as lack:
        return Proposal(finding, advice=(lack.reason,))
    try:
        yielded = tuple(itertools.islice(fix.function(**arguments), MOST))
    except Exception as error:  # noqa: BLE001 - whatever a fix raises is the doctor's trouble
        why = f"{type(error).__name__}: {error}"
        return Proposal(finding, advice=(_("the fix itself failed ({why})").filled(why=why),))
    if not yielded:
        return Proposal(finding, advice=(NO_FIX,))
    return Proposal(
        finding,
        tuple(one for one in yielded if not isinstance(one, Advice)),
        tuple(one.why for one in yielded if isinstance(one, Advice)),
    )


def needs_of(steps: Iterable[Step]) -> tuple[str, ...]:
    """Return what steps of these kinds need in any case; the plan knows more."""
    needed = {need for step in steps for need in _NEEDS.get(type(step), ())}
    return tuple(need for need in ("root", "network") if need in needed)


def propose_all(facts: Facts, findings: Iterable[Finding], fixes: Mapping[str, Fix]) -> list[Proposal]:
    """Return what is proposed for each finding."""
    return [propose(facts, finding, fixes) for finding in findings]


class _NotExaminedError(Exception):
    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@functools.cache
def needs(function: Callable[..., Any]) -> tuple[tuple[str, type[Any]], ...]:
    """Return name and type of each parameter of a fix. Raises TypeError for one that is neither fact nor finding."""
    hints = typing.get_type_hints(function)
    hints.pop("return", None)
    for name, kind in hints.items():
        if kind not in FIELDS and kind is not Finding:
            raise TypeError(
                f"{function.__module__}.{function.__qualname__}: parameter {name!r} is no record of facts"
            )
    return tuple(hints.items())


def _arguments(facts: Facts, finding: Finding, function: Callable[..., Any]) -> dict[str, Any]:
    arguments: dict[str, Any] = {}
    for name, kind in needs(function):
        value = finding if kind is Finding else facts.get(kind)
        if isinstance(value, Missing):
            raise _NotExaminedError(value.reason)
        arguments[name] = value
    return arguments
