"""Checks, their evidence, and findings."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Optional, TypeVar, Union

import msgspec
from msgspec import UNSET, UnsetType

from indextts_doctor.facts import Absence, Severity
from indextts_doctor.i18n.text import Text

T = TypeVar("T")
Maybe = Union[T, UnsetType]  # of a field that is not in every instance: UNSET by default, and then left out


class CannotCheck(Exception):  # noqa: N818 - it is no error
    """Raised by a check if the facts it was given contain nothing to check.

    ``reason`` is shown to the user.
    """

    def __init__(self, kind: Absence, reason: Text) -> None:
        super().__init__(kind, reason.of("en"))
        self.kind = kind
        self.reason = reason


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One instance of what is wrong. Each check, or family, adds fields for its facts in a subclass.

    Those fields fill the texts of the check, are part of the report, and are passed to its fix.

    ``about`` holds the names of packages, modules or files, lower case, that this instance concerns. A cause
    explains a symptom if their ``about`` overlap, or if that of the cause is empty.

    ``traces`` holds codes, or prefixes of codes, of checks whose problem left this trace, in a log for example. The
    trace is listed under the check that finds the problem. Its severity is ``settled`` if all of them ran and found
    nothing.
    """

    about: frozenset[str] = frozenset()
    severity: Optional[Severity] = None  # None: that of the check
    traces: tuple[str, ...] = ()
    settled: Optional[Severity] = None

    @property
    def facts(self) -> dict[str, Any]:
        """The fields of the subclass, in the order of declaration; those that are UNSET are omitted."""
        return {name: value for name in fields_of(type(self)) if (value := getattr(self, name)) is not UNSET}


@functools.cache
def fields_of(kind: type[Evidence]) -> tuple[str, ...]:
    """The names of the fields that a kind of evidence adds, in the order of declaration."""
    return tuple(name for name in kind.__struct_fields__ if name not in Evidence.__struct_fields__)


Found = Iterator  # what a check yields: Found[CacheIsLarge], an instance of its evidence for each thing that is wrong


class Check(msgspec.Struct, frozen=True):
    """A registered check: one pure function and its texts."""

    code: str
    name: str
    severity: Severity
    title: Text  # one line, filled in from the evidence; starts with the faulty thing
    why: Text  # what it means and what it breaks
    how: Text  # how the problem is detected
    advice: Text  # how to fix it, with commands that were verified
    source: str  # the evidence for the claims
    function: Callable[..., Iterable[Evidence]]
    explains: tuple[str, ...] = ()  # codes, or prefixes of codes, of its symptoms
    evidence: type[Evidence] = Evidence  # what it yields; its fields are the placeholders of title and advice
    summary: Optional[Text] = None  # the problem in general, in one line without placeholders; None: the title has none
    remedy: Optional[Text] = None  # the solution in general, without placeholders; None: the advice has none

    def may_explain(self, code: str) -> bool:
        """Whether findings of ``code`` can be consequences of this one."""
        return code != self.code and code.startswith(self.explains)


class Finding(msgspec.Struct, frozen=True):
    """A check that found a problem, with all instances, and the findings that it explains."""

    check: Check
    evidence: tuple[Evidence, ...]
    consequences: tuple[Finding, ...] = ()

    @property
    def severity(self) -> Severity:
        """The worst of its instances."""
        return max(self.check.severity if e.severity is None else e.severity for e in self.evidence)


def flat(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings, each followed by everything below it."""
    for finding in findings:
        yield finding
        yield from flat(finding.consequences)
