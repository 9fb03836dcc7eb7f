"""The plan of a fix and its outcome as text. Pure."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.facts import Facts, Speech
from indextts_doctor.fixes.steps import Quarantine
from indextts_doctor.i18n.text import _
from indextts_doctor.i18n.width import cells
from indextts_doctor.redact.untrusted import printable
from indextts_doctor.repair.outcome import Outcome, Rehearsed
from indextts_doctor.repair.plan import Plan, Planned, Row
from indextts_doctor.report import restarting, words
from indextts_doctor.report.findings import title_of
from indextts_doctor.report.page import Page

HANG = 12  # columns before the text of a finding
NEEDS = {
    "root": _("root"),
    "network": _("network"),
    "irreversible": _("cannot be undone"),
    "outside": _("changes outside the deployment"),
}
QUESTIONS = {
    "root": _("Some steps need root. Allow them?"),
    "network": _("Some steps download from the network. Allow them?"),
    "irreversible": _("Some steps cannot be undone. Allow them?"),
    "outside": _("Some steps change files or packages outside the deployment. Allow them?"),
    "apply": _("Apply the plan?"),
}
KINDS = {
    "install": _("change packages of {python}"),
    "environment": _("create environment {path} with {base}"),
    "move": _("rename {path}"),
    "quarantine": _("quarantine {path}"),
    "edit": _("edit {path}"),
    "assign": _("set {name} in {path}"),
    "mode": _("change permissions of {path}"),
    "fetch": _("download {path} from {repo}"),
    "prune": _("delete old revisions from the cache {cache}"),
    "system": _("install system packages ({manager})"),
    "stack": _("clear the executable-stack flag of {path}"),
}
OUTCOMES = {
    "planned": _("Nothing was changed. Next: `{command}`"),
    "nothing": _("Nothing was changed."),
    "cured": _("Fixed."),
    "partly": _("The fix was applied, but problems remain."),
    "refused": _("Nothing was changed."),
    "taken back": _("The fix was rolled back; the deployment is unchanged."),
    "partly taken back": _("""The fix was rolled back, except what others have changed since. The previous versions are kept in
        {run}."""),
    "not taken back": _("The rollback failed; backups and journal are in {run}. Next: indextts-doctor undo"),
}
HEADING = _("Plan for {directory}")
CLEARS = _("fixes {codes}")
STAYS = _("not fixed")
NEEDED = _("needs")
UNDO = _("can be undone")
NOTHING = _("Nothing to fix.")
CONSENT = _("skipped without confirmation; to allow it: --allow {needs}")
HOW_TO_UNDO = _("To undo: `indextts-doctor undo -C {directory}`")
QUARANTINED = _("quarantined")
REHEARSED = _("rehearsed on a copy of the environment")
AUDIO = _("speech test produced audio ({engine})")


def question(what: str, lang: str) -> str:
    """The question for a consent."""
    return QUESTIONS[what].fill({}, lang)


def title(planned: Planned, lang: str) -> str:
    """The title of a step."""
    plain = msgspec.to_builtins(planned.step)
    return KINDS[plain["kind"]].fill(plain, lang)


def changes(planned: Planned, lang: str) -> tuple[Row, ...]:
    """What a step changes, as it is shown."""
    if not isinstance(planned.step, Quarantine):
        return planned.rows
    after = QUARANTINED.of(lang)
    return tuple(replace(row, before=words.THINGS[row.before].of(lang), after=after) for row in planned.rows)


def step_line(directory: str, planned: Planned, number: int, what: str, lang: str) -> str:
    """The line of a step that was taken, or has failed."""
    line = _short(title(planned, lang), directory)
    return f"  {'✓' if what == 'done' else '✗'} {number + 1:>2}. {line}\n"


def rehearsed(rehearsal: Rehearsed, lang: str) -> str:
    """The line of the rehearsal, or why there was none."""
    if rehearsal.why_not is not None:
        return f"  – {rehearsal.why_not.of(lang)}\n"
    return f"  ✓     {REHEARSED.fill({}, lang)}  {rehearsal.seconds:.1f} s\n"


def spoken(facts: Facts, lang: str) -> str:
    """The line of the speech, where there was one."""
    speech = facts.find(Speech)
    if speech is None or not any(attempt.wav or attempt.sound for attempt in speech.attempts):
        return ""
    return f"  ♪     {AUDIO.fill({'engine': speech.attempts[0].engine}, lang)}\n"


def render(outcome: Outcome, lang: str, *, color: bool = False, width: int = 80, symbols: bool = True) -> str:
    """The plan or the outcome as text."""
    page = Page(color=color, width=max(40, width), symbols=symbols)
    if outcome.ending in ("planned", "nothing", "refused"):
        _plan(page, outcome, lang)
    page.gap()
    _end(page, outcome, lang)
    return page.text()


def _plan(page: Page, outcome: Outcome, lang: str) -> None:
    if not outcome.wanted:
        page.paragraph("", NOTHING.fill({}, lang), style="green")
        return
    page.paragraph("", HEADING.fill({"directory": outcome.directory}, lang))
    page.gap()
    for finding in outcome.wanted:
        page.paragraph(
            f"  {words.mark(finding.severity, page.symbols, lang)} {finding.check.code} ",
            _short(title_of(finding, lang), outcome.directory),
            hang=words.hang(page.symbols, lang),
            label_style=words.STYLES[finding.severity],
        )
    for number, planned in enumerate(outcome.plan.steps):
        page.gap()
        _step(page, number, planned, outcome, lang)
    _stays(page, outcome, lang)


def _step(page: Page, number: int, planned: Planned, outcome: Outcome, lang: str) -> None:
    head = f"{_short(title(planned, lang), outcome.directory)} · {CLEARS.fill({'codes': list(planned.codes)}, lang)}"
    page.paragraph(f"  {number + 1:>2}. ", head, style="bold")
    rows = changes(planned, lang)
    wide = max((cells(_short(row.what, outcome.directory)) for row in rows), default=0)
    for row in rows:
        what = _short(row.what, outcome.directory)
        page.paragraph(f"      {what}{' ' * (wide - cells(what))}  ", f"{row.before} → {row.after}")
    for command in planned.commands:
        page.lines.append(f"      $ {printable(command, newlines=False)}")
    page.paragraph("      ", " · ".join(_notes(planned, lang)), label_style="dim")


def _notes(planned: Planned, lang: str) -> Iterator[str]:
    needs = [NEEDS[need].fill({}, lang) for need in planned.needs if need != "irreversible"]
    if needs:
        yield f"{NEEDED.fill({}, lang)}{words.COLON.fill({}, lang)}{words.COMMA.of(lang).join(needs)}"
    yield (NEEDS["irreversible"] if "irreversible" in planned.needs else UNDO).fill({}, lang)
    if planned.proof is not None:
        yield planned.proof.of(lang)
    if planned.beware is not None:
        yield planned.beware.of(lang)


def _stays(page: Page, outcome: Outcome, lang: str) -> None:
    """List the findings that the plan does not fix, and why."""
    for one in outcome.plan.unsolved:
        page.gap()
        why = f"{STAYS.fill({}, lang)}{words.COLON.fill({}, lang)}{one.why.of(lang)}"
        page.paragraph(f"  – {one.code} ", _short(why, outcome.directory), hang=HANG)


def _left_out(page: Page, outcome: Outcome, lang: str) -> None:
    for planned in outcome.left_out.steps:
        page.paragraph("  – ", _short(title(planned, lang), outcome.directory), hang=4)
        page.paragraph("    ", CONSENT.fill({"needs": ",".join(_needed(planned, outcome.left_out))}, lang))


def _needed(planned: Planned, left_out: Plan) -> list[str]:
    """What a step waits for: what it needs itself, or the others for the same finding do."""
    needs = {need for one in left_out.steps if set(one.codes) & set(planned.codes) for need in one.needs}
    return list(planned.needs) or sorted(needs)


def _short(text: str, directory: str) -> str:
    """A text with paths in the deployment's folder as they are called there."""
    return text.replace(f"{directory.rstrip('/')}/", "")


def _end(page: Page, outcome: Outcome, lang: str) -> None:
    if outcome.problem is not None:
        page.paragraph("✗ ", _short(outcome.problem.of(lang), outcome.directory), label_style="bold red")
    _left_out(page, outcome, lang)
    if outcome.stays:
        for one in outcome.remaining:
            page.paragraph(
                f"  {words.mark(one.severity, page.symbols, lang)} {one.check.code} ",
                _short(title_of(one, lang), outcome.directory),
            )
    ending = "nothing" if outcome.ending == "planned" and not outcome.plan.steps else outcome.ending
    if ending != "nothing" or outcome.wanted:
        facts = {"run": str(outcome.run or ""), "command": outcome.command}
        page.paragraph("", OUTCOMES[ending].fill(facts, lang), style="green" if ending == "cured" else "bold")
    if outcome.stays:
        page.paragraph("", HOW_TO_UNDO.fill({"directory": quoted(outcome.directory)}, lang))
        note = restarting.note(outcome.done, outcome.settingsfiles, running=outcome.running, lang=lang)
        if note:
            page.paragraph("", note)
