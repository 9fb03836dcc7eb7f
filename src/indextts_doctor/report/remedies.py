"""The two lists that end a report: what `fix` can do, and what a person must do. Pure."""

import re
from collections.abc import Iterable, Iterator

from indextts_doctor.checks.finding import Finding
from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.fixes.registry import fixes
from indextts_doctor.i18n.width import cells
from indextts_doctor.report import words
from indextts_doctor.report.findings import advice_of
from indextts_doctor.report.page import COMMAND, Page
from indextts_doctor.report.renderer import View
from indextts_doctor.report.report import Report, command

INDENT = "    "
# Programs whose arguments may be paths relative to the folder that they are run in.
RELATIVE = frozenset(
    [
        "chmod",
        "chown",
        "cp",
        "du",
        "find",
        "git",
        "hf",
        "huggingface-cli",
        "ls",
        "mkdir",
        "mv",
        "python3",
        "rm",
        "sudo",
        "uv",
    ]
)


def fixable(report: Report, finding: Finding) -> bool:
    """Whether `fix` proposes steps for a cause."""
    proposal = report.proposals.get(finding.check.code)
    return proposal is not None and bool(proposal.steps)


def show(page: Page, report: Report, view: View) -> None:
    """Add both lists, each with the one command that follows. A summary alone gets one command."""
    lang, there = view.lang, report.saved is not None
    causes = report.diagnosis.causes
    by_fix = [one for one in causes if fixable(report, one)]
    by_hand = [*_rests(by_fix, report, lang), *_advice(causes, by_fix, lang)]
    following = (words.NEXT_THERE if there else words.NEXT).fill({}, lang)
    if view.verbosity < 0:
        if causes:
            page.paragraph("  ", following, style="bold")
            _commands(page, report, command(report, "fix") if by_fix else f"indextts-doctor explain {by_hand[0][0]}")
        return
    if by_fix:
        page.gap()
        page.paragraph("  ", words.FIXES.fill({}, lang), style="bold")
        known = fixes()
        for one in by_fix:
            _row(page, one.check.code, known[one.check.code].title.of(lang))
        page.paragraph("  ", following, style="bold")
        _commands(page, report, command(report, "fix"))
    if by_hand:
        page.gap()
        page.paragraph("  ", words.BY_HAND.fill({}, lang), style="bold")
        for code, advice in by_hand:
            _row(page, code, from_folder(advice, report.facts.target.directory))
        page.paragraph("  ", (words.THEN_THERE if there else words.THEN).fill({}, lang), style="bold")
        _commands(page, report, command(report, "check"), folder=not by_fix)


def _rests(by_fix: list[Finding], report: Report, lang: str) -> Iterator[tuple[str, str]]:
    """What `fix` leaves of causes for which it does something."""
    for one in by_fix:
        for why in report.proposals[one.check.code].advice:
            yield one.check.code, why.of(lang)


def _advice(causes: Iterable[Finding], by_fix: list[Finding], lang: str) -> Iterator[tuple[str, str]]:
    for one in causes:
        if one not in by_fix:
            yield one.check.code, advice_of(one, lang)


def _row(page: Page, code: str, body: str) -> None:
    label = f"{INDENT}{code} "
    page.paragraph(label, body, hang=max(12, cells(label)))


def _commands(page: Page, report: Report, line: str, *, folder: bool = True) -> None:
    if folder:
        page.paragraph(INDENT, f"`cd {quoted(report.facts.target.directory)}`")
    page.paragraph(INDENT, f"`{line}`")


def from_folder(advice: str, directory: str) -> str:
    """An advice whose commands are run in the deployment's folder: `cd` first, and then relative paths."""
    if "`cd " in advice:
        return advice
    shorter = COMMAND.sub(lambda found: _relative(found, directory), advice)
    if shorter == advice:
        return advice
    first = COMMAND.search(shorter)
    assert first is not None  # one was shortened
    return f"{shorter[: first.start(1) - 1]}`cd {quoted(directory)}` {shorter[first.start(1) - 1 :]}"


def _relative(found: re.Match[str], directory: str) -> str:
    whole, line = found.group(), found.group(1)
    inside = quoted(directory.rstrip("/")) + "/"
    if not line.startswith(inside) and line.split()[0] not in RELATIVE:
        return whole
    return whole.replace(line, re.sub(rf"(?<!\S){re.escape(inside)}(?=\S)", "", line))
