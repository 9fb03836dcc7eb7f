"""The text report: the cause first, its symptoms in one line below it."""

import os
from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from indextts_doctor.checks.finding import Finding
from indextts_doctor.diagnose.diagnosis import Unchecked
from indextts_doctor.facts import Facts, HubCache, Interpreter, Libraries, Missing, ModelFolder, Severity, Target
from indextts_doctor.i18n.text import Text
from indextts_doctor.report import speech, words
from indextts_doctor.report.findings import advice_of, title_of
from indextts_doctor.report.page import Page
from indextts_doctor.report.report import Report, fix_command

MAX_INSTANCES = 5
MAX_CONSEQUENCES = 3
HANG = 12  # columns before the text of a finding


def render(report: Report, lang: str, *, color: bool = False, width: int = 80, verbosity: int = 0) -> str:
    """The report as text; ``verbosity`` is -1 for the summary only, 1 to list every check."""
    page = Page(color=color, width=max(40, width))
    page.paragraph("", examining(report.facts, lang))
    if verbosity >= 0:
        for finding in report.diagnosis.findings:
            page.gap()
            _finding(page, finding, report, lang, verbosity)
        page.gap()
        for mark, line in _rest(report, lang, verbosity):
            page.paragraph(f"  {mark} ", line)
    page.paragraph("  ", summary(report, lang), style="green" if report.status == "ok" else "")
    step = next_step(report, lang)
    if step:
        page.paragraph("  ", step, style="bold")
    return page.text()


def render_speech(report: Report, lang: str, *, color: bool = False, width: int = 80) -> str:
    """The report of a speech test without an examination."""
    page = Page(color=color, width=max(40, width))
    for mark, line in speech.lines(report.facts, report.diagnosis, lang):
        page.paragraph(f"  {mark} ", line)
    for finding in report.diagnosis.findings:
        page.gap()
        _finding(page, finding, report, lang, 0)
    return page.text()


def examining(facts: Facts, lang: str) -> str:
    """The first line: what was examined, and how it was chosen."""
    target = facts.target
    interpreter = facts.get(Interpreter)
    version = (
        words.NOT_STARTED.fill({}, lang)
        if isinstance(interpreter, Missing)
        else "Python " + ".".join(map(str, interpreter.version))
    )
    details = words.COMMA.of(lang).join((version, words.origin(target.python_from, lang)))
    return words.EXAMINING.fill(
        {
            "directory": target.directory,
            "python": _short(target),
            "details": details,
            "profile": target.profile,
            "profile_from": words.origin(target.profile_from, lang),
        },
        lang,
    )


def _short(target: Target) -> str:
    inside = target.python.startswith(target.directory.rstrip(os.sep) + os.sep)
    return os.path.relpath(target.python, target.directory) if inside else target.python


def _finding(page: Page, finding: Finding, report: Report, lang: str, verbosity: int) -> None:
    head = f"  {words.MARKS[finding.severity]} {finding.check.code} "
    page.paragraph(head, title_of(finding, lang), hang=HANG, style="bold", label_style=words.STYLES[finding.severity])
    for line in _instances(finding, lang, verbosity):
        page.paragraph("", line, hang=HANG)
    rows = [
        (words.EXPLAINS, _consequences(finding, lang, verbosity)),
        (words.WHY, finding.check.why.fill({}, lang) if verbosity > 0 else ""),
        *_remedies(finding, report, lang),
    ]
    hang = HANG + 2 + cell_len(words.EXPLAINS.fill({}, lang))
    for label, body in rows:
        if body:
            page.paragraph(" " * HANG + label.fill({}, lang), body, hang=hang, label_style="dim")


def _remedies(finding: Finding, report: Report, lang: str) -> Iterator[tuple[Text, str]]:
    """Yield the solutions: the fix command, where there is one, and the manual steps."""
    proposal = report.proposals.get(finding.check.code)
    if proposal is not None and proposal.steps:
        yield words.DO, f"`{fix_command(report, finding.check.code)}`"
        yield words.OR, advice_of(finding, lang)
    else:
        yield words.DO, advice_of(finding, lang)


def _instances(finding: Finding, lang: str, verbosity: int) -> Iterator[str]:
    shown = finding.evidence[1:] if verbosity > 0 else finding.evidence[1 : 1 + MAX_INSTANCES]
    for one in shown:
        yield finding.check.title.fill(one.facts, lang)
    hidden = len(finding.evidence) - 1 - len(shown)
    if hidden:
        yield words.AND_MORE.fill({"count": hidden}, lang)


def _consequences(finding: Finding, lang: str, verbosity: int) -> str:
    lines = [f"{child.check.code} {title_of(child, lang)}" for child in _all_below(finding)]
    if verbosity <= 0 and len(lines) > MAX_CONSEQUENCES + 1:
        hidden = len(lines) - MAX_CONSEQUENCES
        lines = [*lines[:MAX_CONSEQUENCES], words.AND_MORE.fill({"count": hidden}, lang)]
    return " · ".join(lines)


def _all_below(finding: Finding) -> Iterator[Finding]:
    for child in finding.consequences:
        yield child
        yield from _all_below(child)


def _rest(report: Report, lang: str, verbosity: int) -> Iterator[tuple[str, str]]:
    diagnosis = report.diagnosis
    yield from speech.lines(report.facts, diagnosis, lang)
    yield from _silences("?", words.NOT_VERIFIED, diagnosis.unknown, lang, verbosity)
    for name, path in in_part(report.facts):
        yield "?", words.IN_PART[name].fill({"path": path}, lang)
    if verbosity > 0:
        asked_for = [silence for silence in diagnosis.skipped if silence.kind == "skipped"]
        others = [silence for silence in diagnosis.skipped if silence.kind != "skipped"]
        yield from _silences("–", words.LEFT_OUT, asked_for, lang, verbosity)
        yield from _silences("–", words.NOT_APPLICABLE, others, lang, verbosity)
        for check in diagnosis.passed:
            yield "✓", f"{check.code}  {check.name}"


def in_part(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the record, and what it is about, of everything that exceeds the limits of the examination."""
    model, cache, libraries = facts.find(ModelFolder), facts.find(HubCache), facts.find(Libraries)
    if model is not None and model.capped:
        yield "model", model.path
    if cache is not None and cache.capped:
        yield "cache", cache.path
    if libraries is not None and libraries.capped:
        yield "libraries", ", ".join(libraries.capped[:MAX_INSTANCES])


def _silences(
    mark: str, label: Text, silences: Iterable[Unchecked], lang: str, verbosity: int
) -> Iterator[tuple[str, str]]:
    for reason, codes in _by_reason(silences, lang).items():
        head = label.fill({}, lang) + words.COLON.fill({}, lang) + reason
        yield mark, f"{head}  {_codes(codes, verbosity)}"


def _by_reason(silences: Iterable[Unchecked], lang: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for silence in silences:
        groups.setdefault(silence.reason.of(lang), []).append(silence.check.code)
    return groups


def _codes(codes: list[str], verbosity: int) -> str:
    if verbosity > 0 or len(codes) <= 6:
        return " ".join(codes)
    return f"{' '.join(codes[:5])} … ({len(codes)})"


def summary(report: Report, lang: str) -> str:
    """The line that counts everything."""
    diagnosis = report.diagnosis
    tally = {"error": 0, "warning": 0, "note": 0}
    for finding in diagnosis.findings:
        tally[finding.severity.label] += 1
    asked_for = [silence for silence in diagnosis.skipped if silence.kind == "skipped"]
    rest = {
        "passed": len(diagnosis.passed),
        "unknown": len(diagnosis.unknown),
        "inapplicable": len(diagnosis.skipped) - len(asked_for),
        "skipped": len(asked_for),
    }
    first = [words.count(kind, number, lang) for kind, number in tally.items() if number]
    second = [words.count(kind, number, lang) for kind, number in rest.items() if number or kind == "passed"]
    comma = words.COMMA.of(lang)
    parts = [comma.join(first), comma.join(second), f"{report.durations['total']:.1f} s"]
    mark = "" if first else "✓ "
    return mark + " · ".join(part for part in parts if part)


def next_step(report: Report, lang: str) -> str:
    """The one next action, or nothing when all is well."""
    first = next((f for f in report.diagnosis.findings if f.severity > Severity.NOTE), None)
    if first is None:
        return ""
    code, command = first.check.code, f"`{fix_command(report)}`"
    fixable = [code for code, proposal in report.proposals.items() if proposal.steps]
    if code in fixable:
        return words.NEXT.fill({"step": command}, lang)
    step = words.NEXT_EXPLAIN.fill({"code": code}, lang)
    if fixable:
        step += words.NEXT_OTHERS.fill({"command": command, "codes": fixable}, lang)
    return words.NEXT.fill({"step": step}, lang)
