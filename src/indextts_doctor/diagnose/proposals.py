"""Findings to steps: what each fix proposes. Pure."""

import functools
import itertools
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from indextts_doctor.checks.finding import Evidence, Finding
from indextts_doctor.facts import FIELDS, Facts, Missing
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

NO_FIX = _("no automatic fix is safe for every deployment; follow the advice")


class Proposal(NamedTuple):
    """The proposal for one finding."""

    finding: Finding
    steps: tuple[Step, ...] = ()
    advice: tuple[Text, ...] = ()  # why something of it stays


def propose(facts: Facts, finding: Finding, fixes: Mapping[str, Fix]) -> Proposal:
    """The steps for a finding, or the reason why there are none: every finding is in the plan."""
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
        return Proposal(finding, advice=(_("the fix failed with an internal error ({why})").filled(why=why),))
    if not yielded:
        return Proposal(finding, advice=(NO_FIX,))
    return Proposal(
        finding,
        tuple(one for one in yielded if not isinstance(one, Advice)),
        tuple(one.why for one in yielded if isinstance(one, Advice)),
    )


def needs_of(steps: Iterable[Step]) -> tuple[str, ...]:
    """The needs of steps of these kinds; the plan may add more."""
    needed = {need for step in steps for need in _NEEDS.get(type(step), ())}
    return tuple(need for need in ("root", "network") if need in needed)


def propose_all(facts: Facts, findings: Iterable[Finding], fixes: Mapping[str, Fix]) -> list[Proposal]:
    """The proposals for all findings."""
    return [propose(facts, finding, fixes) for finding in findings]


class _NotExaminedError(Exception):
    def __init__(self, reason: Text) -> None:
        super().__init__(reason.of("en"))
        self.reason = reason


@functools.cache
def needs(function: Callable[..., Any]) -> tuple[tuple[str, type[Any]], ...]:
    """Name and type of each parameter of a fix.

    Raises TypeError for one that is neither a fact, nor the finding, nor its evidence.
    """
    hints = typing.get_type_hints(function)
    hints.pop("return", None)
    for name, kind in hints.items():
        if kind not in FIELDS and kind is not Finding and not kinds_of(kind):
            raise TypeError(
                f"{function.__module__}.{function.__qualname__}: parameter {name!r} is not a record of facts"
            )
    return tuple(hints.items())


def kinds_of(hint: Any) -> tuple[type[Evidence], ...]:
    """The kinds of evidence that ``tuple[Kind, ...]`` or ``tuple[Union[Kind, Other], ...]`` names, if any."""
    if typing.get_origin(hint) is not tuple or typing.get_args(hint)[1:] != (...,):
        return ()
    [one, _rest] = typing.get_args(hint)
    kinds = typing.get_args(one) or (one,)
    return kinds if all(isinstance(kind, type) and issubclass(kind, Evidence) for kind in kinds) else ()


def _arguments(facts: Facts, finding: Finding, function: Callable[..., Any]) -> dict[str, Any]:
    arguments: dict[str, Any] = {}
    for name, kind in needs(function):
        if kind is Finding:
            arguments[name] = finding
        elif kinds_of(kind):
            arguments[name] = finding.evidence
        else:
            arguments[name] = facts.get(kind)
            if isinstance(arguments[name], Missing):
                raise _NotExaminedError(arguments[name].reason)
    return arguments
