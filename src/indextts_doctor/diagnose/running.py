"""Facts to findings, and findings under their causes. Pure."""

import functools
import itertools
import traceback
import typing
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, Union

import msgspec

from indextts_doctor.checks.finding import CannotCheck, Check, Evidence, Finding
from indextts_doctor.diagnose.diagnosis import Diagnosis, Unchecked
from indextts_doctor.facts import FIELDS, Facts, Missing, Severity, Trouble, Troubles
from indextts_doctor.i18n.text import LANGUAGES, _

# The layers of causes, deepest first: of two independent findings the deeper one comes first.
LAYERS = ("PY", "HOST", "PKG", "LIB", "MOD", "IMP", "HUB", "SVC", "APP", "LOG", "SMK")

MOST_EVIDENCE = 1000  # instances of one check; more is a check that does not end


def diagnose(facts: Facts, checks: Iterable[Check]) -> Diagnosis:
    """Run every check on the facts and sort the findings under their causes.

    The checks for internal errors run last, since a check that raises is one of them.
    """
    run = _Run(facts)
    ordered = sorted(checks, key=lambda check: check.code.startswith("DOC"))
    for check in ordered:
        run.run(check)
    return Diagnosis(
        findings=fold([run.settled(finding) for finding in run.findings]),
        unknown=tuple(run.unchecked["failed"]),
        skipped=tuple(run.unchecked["skipped"] + run.unchecked["inapplicable"]),
        passed=tuple(run.passed),
    )


class _Run:
    """The results of one run so far."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.findings: list[Finding] = []
        self.unchecked: dict[str, list[Unchecked]] = {"failed": [], "skipped": [], "inapplicable": []}
        self.passed: list[Check] = []

    def run(self, check: Check) -> None:
        missing = _first_missing(self.facts, check)
        if missing is not None:
            name, why = missing
            self.unchecked[why.kind].append(Unchecked(check, name, why.reason, why.kind))
            return
        try:
            evidence = _evidence(self.facts, check)
        except CannotCheck as reason:
            unchecked = self.unchecked.get(reason.kind, self.unchecked["failed"])
            unchecked.append(Unchecked(check, "", reason.reason, reason.kind))
            return
        except Exception as error:  # noqa: BLE001 - whatever a check raises is the doctor's trouble, not the deployment's
            self._raised(check, error)
            return
        if evidence:
            self.findings.append(Finding(check, evidence))
        else:
            self.passed.append(check)

    def settled(self, finding: Finding) -> Finding:
        """The finding with the final severity of its traces, once all other checks have run."""
        if not any(one.traces and one.settled is not None for one in finding.evidence):
            return finding
        evidence = tuple(
            msgspec.structs.replace(one, severity=one.settled) if self._is_settled(one) else one
            for one in finding.evidence
        )
        return Finding(finding.check, tuple(sorted(evidence, key=lambda one: -_gravity(finding, one))))

    def _is_settled(self, trace: Evidence) -> bool:
        """Whether those that could find what has left the trace have all looked, and it is not there."""
        if trace.settled is None or not trace.traces:
            return False
        unseen = [silence.check for kind in ("failed", "skipped") for silence in self.unchecked[kind]]
        found = [finding for finding in self.findings if _traced(finding.check, trace)]
        looked = [check for check in self.passed if _traced(check, trace)] + found
        there = any(_accounts(finding, "", trace) for finding in found)
        return bool(looked) and not there and not any(_traced(check, trace) for check in unseen)

    def _raised(self, check: Check, error: Exception) -> None:
        message = f"{type(error).__name__}: {error}"
        trace = "".join(traceback.format_exception(type(error), error, error.__traceback__))
        trouble = Trouble("check", check.code, message, trace[-2000:])
        troubles = Troubles((*self.facts.troubles.found, trouble))
        self.facts = msgspec.structs.replace(self.facts, troubles=troubles)
        reason = _("the check failed with an internal error ({message})").filled(message=message)
        self.unchecked["failed"].append(Unchecked(check, "check", reason, "failed"))


class Need(NamedTuple):
    """A parameter of a check: the fact of this type; one that is not required is None where it is missing."""

    name: str
    kind: type[Any]
    required: bool


@functools.cache
def needs(function: Callable[..., Any]) -> tuple[Need, ...]:
    """The facts that a check needs. Raises TypeError when a parameter is not a record of facts."""
    hints = typing.get_type_hints(function)
    hints.pop("return", None)
    found = tuple(_need(name, hint) for name, hint in hints.items())
    for one in found:
        if one.kind not in FIELDS:
            raise TypeError(
                f"{function.__module__}.{function.__qualname__}: parameter {one.name!r} is not a record of facts"
            )
    return found


def _need(name: str, hint: Any) -> Need:
    kinds = [kind for kind in typing.get_args(hint) if kind is not type(None)]
    return Need(name, kinds[0], required=False) if len(kinds) == 1 else Need(name, hint, required=True)


def _first_missing(facts: Facts, check: Check) -> Union[tuple[str, Missing], None]:
    for need in needs(check.function):
        value = facts.get(need.kind)
        if need.required and isinstance(value, Missing):
            return FIELDS[need.kind], value
    return None


def _evidence(facts: Facts, check: Check) -> tuple[Evidence, ...]:
    arguments = {need.name: facts.find(need.kind) for need in needs(check.function)}
    evidence = _until_silent(itertools.islice(check.function(**arguments), MOST_EVIDENCE + 1))
    if len(evidence) > MOST_EVIDENCE:
        raise RuntimeError(f"{check.name} yielded more than {MOST_EVIDENCE} instances")
    for one in evidence:
        if not (isinstance(one, check.evidence) and one.facts):
            raise TypeError(
                f"{check.name} yielded {type(one).__name__} instead of {check.evidence.__name__} with facts"
            )
    for lang in LANGUAGES:  # a title that cannot be filled in fails here, not when the report is written
        for text in (check.title, check.advice) if evidence else ():
            text.fill(evidence[0].facts, lang)
    return evidence


def _until_silent(spoken: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """All evidence. CannotCheck after the first evidence does not discard it."""
    evidence = []
    try:
        for one in spoken:
            evidence.append(one)  # noqa: PERF402 - what came before the exception counts
    except CannotCheck:
        if not evidence:
            raise
    return tuple(evidence)


def fold(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Put every explained finding under its first cause, and order the rest, most important first."""
    ordered = sorted(findings, key=_rank)
    parent: dict[int, int] = {}
    for index, symptom in enumerate(ordered):
        causes = [
            candidate
            for candidate, cause in enumerate(ordered)
            if _may_explain(cause, symptom) and not _descends(candidate, index, parent)
        ]
        if causes and _accounted([ordered[cause] for cause in causes], symptom):
            parent[index] = next(c for c in causes if _explained(ordered[c], symptom))

    def build(index: int) -> Finding:
        finding = ordered[index]
        children = tuple(build(child) for child, of in parent.items() if of == index)
        evidence = finding.evidence if index in parent else _unexplained_first(finding, ordered)
        return Finding(finding.check, evidence, children)

    roots = [build(index) for index in range(len(ordered)) if index not in parent]
    return tuple(sorted(roots, key=_importance))


def _gravity(finding: Finding, one: Evidence) -> Severity:
    return finding.check.severity if one.severity is None else one.severity


def _unexplained_first(finding: Finding, ordered: Sequence[Finding]) -> tuple[Evidence, ...]:
    """The evidence of a root cause, explained instances last: the title is filled in from the first."""
    causes = [cause for cause in ordered if cause is not finding and _may_explain(cause, finding)]
    code = finding.check.code
    return tuple(sorted(finding.evidence, key=lambda one: any(_accounts(cause, code, one) for cause in causes)))


def _descends(node: int, ancestor: int, parent: dict[int, int]) -> bool:
    """Whether ``node`` is ``ancestor`` or below it."""
    while node != ancestor and node in parent:
        node = parent[node]
    return node == ancestor


def _may_explain(cause: Finding, symptom: Finding) -> bool:
    """Whether the codes and severities fit: a mere warning is no proven cause of an error."""
    fits = cause.check.may_explain(symptom.check.code) or any(_traced(cause.check, one) for one in symptom.evidence)
    return fits and cause.severity >= symptom.severity


def _traced(check: Check, trace: Evidence) -> bool:
    return check.code.startswith(trace.traces)


def _accounted(causes: Sequence[Finding], symptom: Finding) -> bool:
    """Whether every instance of the symptom has its cause."""
    code = symptom.check.code
    return all(any(_accounts(cause, code, one) for cause in causes) for one in symptom.evidence)


def _explained(cause: Finding, symptom: Finding) -> list[Evidence]:
    return [one for one in symptom.evidence if _accounts(cause, symptom.check.code, one)]


def _accounts(cause: Finding, code: str, symptom: Evidence) -> bool:
    """Whether the cause accounts for this instance of ``code``: by what it explains, or by the trace it has left."""
    explains, traced = cause.check.may_explain(code), _traced(cause.check, symptom)
    return any(
        (explains and not one.about)
        or (traced and not (one.about and symptom.about))
        or ((explains or traced) and bool(one.about & symptom.about))
        for one in cause.evidence
    )


def _layer(code: str) -> int:
    prefix = code.rstrip("0123456789")
    return LAYERS.index(prefix) if prefix in LAYERS else len(LAYERS)


def _rank(finding: Finding) -> tuple[int, int, str]:
    return (-finding.severity, _layer(finding.check.code), finding.check.code)


def _importance(finding: Finding) -> tuple[int, int, int, str]:
    return (-finding.severity, -_weight(finding), _layer(finding.check.code), finding.check.code)


def _weight(finding: Finding) -> int:
    return sum(1 + _weight(child) for child in finding.consequences)


def worst(findings: Iterable[Finding]) -> Union[Severity, None]:
    """The highest severity among the findings, or None."""
    return max((finding.severity for finding in findings), default=None)
