"""For authors of checks: runs a check on facts in one line, and tests it against all rules for checks.

>>> findings(libc_is_musl, healthy(Host, libc_family="musl"))
"""

import itertools
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from msgspec.structs import replace

from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Evidence
from indextts_doctor.diagnose.running import MOST_EVIDENCE, needs
from indextts_doctor.facts import FIELDS
from indextts_doctor.plugins import contract

__all__ = ["findings", "healthy"]

T = TypeVar("T")


def healthy(kind: type[T], **changes: Any) -> T:
    """The record of type ``kind`` as a healthy deployment has it, with ``changes``.

    Raises TypeError when ``kind`` is not a record of facts or has no such field.
    """
    if kind not in FIELDS:
        raise TypeError(f"{kind!r} is not a record of facts; those are: {', '.join(k.__name__ for k in FIELDS)}")
    record: Any = kind.healthy()  # type: ignore[attr-defined]  # every record has one
    return replace(record, **changes)  # type: ignore[no-any-return]


def findings(function: Callable[..., Iterable[Evidence]], *facts: Any) -> list[Evidence]:
    """What the check yields for these facts, in any order; what it needs besides is healthy.

    Raises AssertionError when the check, or what it yields, breaks a rule: the text of the
    error lists everything that is wrong. Raises TypeError for facts that the check does not ask for.
    """
    check = registry.find(function)
    assert check is not None, f"{function.__module__}.{function.__qualname__} is not registered with @check"
    faults = contract.faults(check)
    assert not faults, f"{check.code}: " + "; ".join(faults)
    given = {type(record): record for record in facts}
    wanted = needs(function)
    unasked = given.keys() - {need.kind for need in wanted}
    if unasked:
        raise TypeError(f"{check.name} does not ask for {', '.join(sorted(k.__name__ for k in unasked))}")
    arguments = {one.name: given[one.kind] if one.kind in given else healthy(one.kind) for one in wanted}
    evidence = list(itertools.islice(function(**arguments), MOST_EVIDENCE + 1))
    assert len(evidence) <= MOST_EVIDENCE, f"{check.code}: more than {MOST_EVIDENCE} instances"
    for one in evidence:
        faults += contract.evidence_faults(check, one)
    assert not faults, f"{check.code}: " + "; ".join(faults)
    return evidence
