"""The report that a person reads: the cause first and alone, its symptoms in one line under it."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from indextts_doctor.facts import Facts, Interpreter, Target
from indextts_doctor.model import Finding, Missing, Severity, Silence
from indextts_doctor.report import SPEECH_NOT_TRIED, Report, advice_of, title_of, words

MAX_INSTANCES = 5
HANG = 12  # columns before the text of a finding


def render(report: Report, lang: str, *, color: bool = False, width: int = 80, verbosity: int = 0) -> str:
    """Return the report as text; ``verbosity`` is -1 for the summary only, 1 to list every check."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(40, width),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(Styled(examining(report.facts, lang), overflow="fold"))
    findings = [
        f for f in report.judgement.findings if verbosity > 0 or f.severity > Severity.NOTE or verbosity == 0
    ]
    if verbosity >= 0:
        for finding in findings:
            console.print()
            console.print(_finding(finding, lang, verbosity))
        console.print()
        for line in _rest(report, lang, verbosity):
            console.print(line)
    style = "green" if report.status == "ok" else ""
    console.print(Padding(Styled(summary(report, lang), style=style), (0, 0, 0, 2)))
    step = next_step(report, lang)
    if step:
        console.print(Padding(Styled(step, style="bold"), (0, 0, 0, 2)))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def examining(facts: Facts, lang: str) -> str:
    """Return the first line: what was examined, and how it was chosen."""
    target = facts.target
    interpreter = facts.get(Interpreter)
    version = (
        words.NOT_STARTED.fill({}, lang)
        if isinstance(interpreter, Missing)
        else "Python " + ".".join(map(str, interpreter.version))
    )
    details = f"{version}, {words.origin(target.python_from, lang)}"
    return words.EXAMINING.fill(
        {
            "directory": target.directory,
            "python": _short(target),
            "details": details if lang == "en" else details.replace(", ", "，"),
            "profile": target.profile,
            "profile_from": words.origin(target.profile_from, lang),
        },
        lang,
    )


def _short(target: Target) -> str:
    inside = target.python.startswith(target.directory.rstrip(os.sep) + os.sep)
    return os.path.relpath(target.python, target.directory) if inside else target.python


def _finding(finding: Finding, lang: str, verbosity: int) -> Table:
    style = words.STYLES[finding.severity]
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=HANG - 1, no_wrap=True)
    grid.add_column(overflow="fold")
    head = Styled(f"  {words.MARKS[finding.severity]} {finding.check.code}", style=style)
    grid.add_row(head, Styled(title_of(finding, lang), style="bold"))
    for line in _instances(finding, lang, verbosity):
        grid.add_row("", Styled(line))
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True, min_width=cell_len(words.EXPLAINS.fill({}, lang)))
    rows.add_column(overflow="fold")
    if finding.consequences:
        rows.add_row(Styled(words.EXPLAINS.fill({}, lang), style="dim"), Styled(_consequences(finding, lang)))
    if verbosity > 0:
        rows.add_row(Styled(words.WHY.fill({}, lang), style="dim"), Styled(finding.check.why.fill({}, lang)))
    rows.add_row(Styled(words.DO.fill({}, lang), style="dim"), Styled(advice_of(finding, lang)))
    grid.add_row("", rows)
    return grid


def _instances(finding: Finding, lang: str, verbosity: int) -> Iterator[str]:
    shown = finding.evidence[1:] if verbosity > 0 else finding.evidence[1 : 1 + MAX_INSTANCES]
    for one in shown:
        yield finding.check.title.fill(one.facts, lang)
    hidden = len(finding.evidence) - 1 - len(shown)
    if hidden:
        yield words.AND_MORE.fill({"count": hidden}, lang)


def _consequences(finding: Finding, lang: str) -> str:
    return " · ".join(f"{child.check.code} {title_of(child, lang)}" for child in _all_below(finding))


def _all_below(finding: Finding) -> Iterator[Finding]:
    for child in finding.consequences:
        yield child
        yield from _all_below(child)


def _rest(report: Report, lang: str, verbosity: int) -> Iterator[Padding]:
    judgement = report.judgement
    yield _line("–", words.SPEECH.fill({}, lang), SPEECH_NOT_TRIED.fill({}, lang))
    for reason, codes in _by_reason(judgement.unknown, lang).items():
        yield _line("?", f"{words.NOT_VERIFIED.fill({}, lang)}: {reason}", _codes(codes, verbosity))
    if verbosity > 0:
        for reason, codes in _by_reason(judgement.skipped, lang).items():
            yield _line("–", f"{words.LEFT_OUT.fill({}, lang)}: {reason}", _codes(codes, verbosity))
        for check in judgement.passed:
            yield _line("✓", check.code, check.name)


def _line(mark: str, label: str, text: str) -> Padding:
    return Padding(Styled(f"{mark} {label}  {text}", overflow="fold"), (0, 0, 0, 2))


def _by_reason(silences: tuple[Silence, ...], lang: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for silence in silences:
        groups.setdefault(silence.reason.fill({}, lang), []).append(silence.check.code)
    return groups


def _codes(codes: list[str], verbosity: int) -> str:
    if verbosity > 0 or len(codes) <= 6:
        return " ".join(codes)
    return f"{' '.join(codes[:5])} … ({len(codes)})"


def summary(report: Report, lang: str) -> str:
    """Return the line that counts everything."""
    judgement = report.judgement
    tally = {"error": 0, "warning": 0, "note": 0}
    for finding in judgement.findings:
        tally[finding.severity.label] += 1
    asked_for = [s for s in judgement.skipped if s.missing and _left_out(report, s)]
    rest = {
        "passed": len(judgement.passed),
        "unknown": len(judgement.unknown),
        "inapplicable": len(judgement.skipped) - len(asked_for),
        "skipped": len(asked_for),
    }
    first = [words.count(kind, number, lang) for kind, number in tally.items() if number]
    second = [words.count(kind, number, lang) for kind, number in rest.items() if number or kind == "passed"]
    comma = ", " if lang == "en" else "，"
    parts = [comma.join(first), comma.join(second), f"{report.durations['total']:.1f} s"]
    mark = "" if first else "✓ "
    return mark + " · ".join(part for part in parts if part)


def _left_out(report: Report, silence: Silence) -> bool:
    why = report.facts.missing.get(silence.missing)
    return why is not None and why.kind == "skipped"


def next_step(report: Report, lang: str) -> str:
    """Return the one next action, or nothing when all is well."""
    first = next((f for f in report.judgement.findings if f.severity > Severity.NOTE), None)
    if first is None:
        return ""
    step = words.NEXT_EXPLAIN.fill({"code": first.check.code}, lang)
    return words.NEXT.fill({"step": step}, lang)
