"""The text report: the cause first, its symptoms in one line below it."""

import os
import re
from collections.abc import Iterable, Iterator
from functools import partial

from indextts_doctor.checks.finding import Finding, flat
from indextts_doctor.diagnose.diagnosis import Unchecked
from indextts_doctor.facts import Facts, Host, HubCache, Interpreter, Libraries, Missing, ModelFolder, Severity, Target
from indextts_doctor.i18n.text import Text
from indextts_doctor.i18n.width import cells
from indextts_doctor.report import remedies, speech, words
from indextts_doctor.report.findings import advice_of, title_of
from indextts_doctor.report.page import Page
from indextts_doctor.report.renderer import View
from indextts_doctor.report.report import Report

MAX_INSTANCES = 5
MAX_CONSEQUENCES = 3
NARROW = 72  # columns
# The reason of what an option skips; the option alone says it.
SKIPPED_BY = re.compile(r"(?:skipped because of|left out by) (--[a-z-]+)")


def render(report: Report, view: View) -> str:
    """The report as text."""
    page, lang = _page(view), view.lang
    page.paragraph("", origin_of_facts(report, lang) or examining(report, lang))
    if report.saved is not None:
        page.paragraph("  ", examining(report, lang))
    if view.verbosity >= 0:
        explained = explanation(report, lang)
        if explained:
            page.paragraph("  ", explained, style="bold")
        for finding in report.diagnosis.findings:
            page.gap()
            _finding(page, finding, report, view)
        page.gap()
        for mark, line in _rest(report, lang, view.verbosity):
            page.paragraph(f"  {mark} ", line)
    page.paragraph("  ", summary(report, lang), style="green" if report.status == "ok" else "")
    remedies.show(page, report, view)
    return page.text()


def render_speech(report: Report, view: View) -> str:
    """The report of a speech test without an examination."""
    page = _page(view)
    for mark, line in speech.lines(report.facts, report.diagnosis, view.lang):
        page.paragraph(f"  {mark} ", line)
    for finding in report.diagnosis.findings:
        page.gap()
        _finding(page, finding, report, view, alone=True)
    return page.text()


def _page(view: View) -> Page:
    return Page(color=view.color, width=max(40, view.width), symbols=view.symbols)


def explanation(report: Report, lang: str) -> str:
    """How many causes there are, and how much they explain; empty where one cause explains itself alone."""
    causes = report.diagnosis.causes
    problems = len(list(flat(causes)))
    if problems < 2:
        return ""
    if problems == len(causes):
        return words.NO_CONNECTION.fill({"causes": len(causes)}, lang)
    return (words.ONE_CAUSE if len(causes) == 1 else words.CAUSES).fill(
        {"causes": len(causes), "problems": problems}, lang
    )


def examining(report: Report, lang: str) -> str:
    """The first line: what was examined, and how it was chosen; of saved facts also when and by which version."""
    facts, target = report.facts, report.facts.target
    interpreter = facts.get(Interpreter)
    version = (
        words.NOT_STARTED.fill({}, lang)
        if isinstance(interpreter, Missing)
        else "Python " + ".".join(map(str, interpreter.version))
    )
    values = {
        "directory": target.directory,
        "python": _short(target),
        "details": words.COMMA.of(lang).join((version, words.origin(target.python_from, lang))),
        "profile": target.profile,
        "profile_from": words.origin(target.profile_from, lang),
    }
    return words.EXAMINING.fill(values, lang) if report.saved is None else words.SAVED_WITH.fill(values, lang)


def origin_of_facts(report: Report, lang: str) -> str:
    """Of saved facts: of which host they are, when they were collected, and by which version; else empty."""
    if report.saved is None:
        return ""
    host = report.facts.find(Host)
    values = {
        "directory": report.facts.target.directory,
        "host": "<host>" + (f" ({host.distribution})" if host is not None and host.distribution else ""),
        "created": report.saved.created.replace("T", " ").replace("Z", " UTC"),
        "version": report.saved.version,
        "now": report.version,
    }
    return words.SAVED.fill(values, lang)


def _short(target: Target) -> str:
    inside = target.python.startswith(target.directory.rstrip(os.sep) + os.sep)
    return os.path.relpath(target.python, target.directory) if inside else target.python


def _finding(page: Page, finding: Finding, report: Report, view: View, *, alone: bool = False) -> None:
    """Show a cause. What to do about it stands in the lists at the end, unless the finding stands ``alone``."""
    lang, verbosity = view.lang, view.verbosity
    hang = words.hang(page.symbols, lang)
    head = f"  {words.mark(finding.severity, page.symbols, lang)} {finding.check.code} "
    near = partial(_relative, report.facts.target.directory)
    title = near(title_of(finding, lang))
    page.paragraph(head, title, hang=hang, style="bold", label_style=words.STYLES[finding.severity])
    for line in _instances(finding, lang, verbosity):
        page.paragraph("", near(line), hang=hang)
    rows = [(words.EXPLAINS, near(line)) for line in _consequences(finding, lang, verbosity)]
    if verbosity > 0:
        rows.append((words.WHY, finding.check.why.fill({}, lang)))
    if alone or finding.severity == Severity.NOTE:
        rows.append((words.DO, advice_of(finding, lang)))
    elif verbosity > 0 and remedies.fixable(report, finding):
        rows.append((words.OR, advice_of(finding, lang)))
    before = None
    narrow = page.width < NARROW  # then a label has a line of its own
    inner = hang + 2 + (0 if narrow else cells(words.EXPLAINS.fill({}, lang)))
    for label, body in rows:
        head = " " * hang + ("" if label is before else label.fill({}, lang))
        if narrow and head.strip():
            page.paragraph(head, "", label_style="dim")
            head = ""
        page.paragraph(head, body, hang=inner, label_style="dim")
        before = label


def _relative(directory: str, text: str) -> str:
    """``text`` with paths in the deployment's folder as they are called there."""
    return re.sub(rf"(?<![\w./~-]){re.escape(directory.rstrip('/'))}/(?=[\w.~])", "", text)


def _instances(finding: Finding, lang: str, verbosity: int) -> Iterator[str]:
    shown = finding.evidence[1:] if verbosity > 0 else finding.evidence[1 : 1 + MAX_INSTANCES]
    for one in shown:
        yield finding.check.title.fill(one.facts, lang)
    hidden = len(finding.evidence) - 1 - len(shown)
    if hidden:
        yield words.AND_MORE.fill({"count": hidden}, lang)


def _consequences(finding: Finding, lang: str, verbosity: int) -> list[str]:
    lines = [f"{child.check.code} {title_of(child, lang)}" for child in flat(finding.consequences)]
    if verbosity <= 0 and len(lines) > MAX_CONSEQUENCES + 1:
        hidden = len(lines) - MAX_CONSEQUENCES
        lines = [*lines[:MAX_CONSEQUENCES], words.AND_MORE.fill({"count": hidden}, lang)]
    return lines


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
    if asked_for:
        second[-1] += _options(asked_for, lang)
    comma = words.COMMA.of(lang)
    seconds = "" if report.saved else f"{report.durations['total']:.1f} s"  # of the examination, which was not now
    parts = [comma.join(first), comma.join(second), seconds]
    mark = "" if first else "✓ "
    return mark + " · ".join(part for part in parts if part)


def _options(silences: Iterable[Unchecked], lang: str) -> str:
    """Why checks were skipped, in brackets: the options that their reasons contain, else the reasons."""
    brief = dict.fromkeys(_brief(silence.reason.of("en"), silence.reason.of(lang)) for silence in silences)
    return words.BRACKETS.fill({"words": words.SEMICOLON.of(lang).join(brief)}, lang)


def _brief(reason: str, shown: str) -> str:
    given = SKIPPED_BY.fullmatch(reason)
    return given.group(1) if given else re.split(": |：", shown)[0]
