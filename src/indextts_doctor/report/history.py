"""The history of runs, and what undoing one restores. Pure."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from indextts_doctor.i18n.text import _
from indextts_doctor.repair.journal.backups import Kept, KeptMode, KeptName, KeptPackages, KeptPath
from indextts_doctor.repair.journal.records import Story
from indextts_doctor.repair.journal.runs import Run
from indextts_doctor.report import restarting, words
from indextts_doctor.report.page import Page
from indextts_doctor.report.plan import changes, title

STATES = {
    "open": _("interrupted; undo it"),
    "done": _("can be undone"),
    "undone": _("undone"),
    "moved": _("cannot be undone here: its journal was written in another folder"),
    "pruned": _("cannot be undone: its backups were removed"),
}
NO_RUNS = _("No fixes were applied here.\n")
NOTHING = _("no run in {directory} can be undone")
NOT_UNDOABLE = _("run {run} cannot be undone: {why}; to list all runs: indextts-doctor history")
OVER = {
    "undone": _("it was already undone"),
    "pruned": _("its backups were removed"),
    "open": _("it changed nothing"),
    "done": _("it changed nothing"),
}
NO_FOLDER = _("{directory}: the deployment's folder does not exist; check the path")
LATER = _("run {run} can be undone only after the later run {later}: indextts-doctor undo {later}")
NO_TERMINAL = _("undo needs --yes when there is no terminal")
QUESTION = _("Undo this run?")
BEFOREHAND = _("Undoing run {run} of {created} restores:")
THEIRS = _("Changed by others since the run, so left as they are:")
DONE = _("Undone: everything is as it was before the run.\n")
PARTLY = _("Undone, except what others have changed since. The previous versions are kept in {folder}.\n")
FAILED = _("✗ {why}\nThe undo is incomplete. Backups and journal are in {folder}; run undo again.")
PRUNED = _("Removed backups that are no longer needed: {bytes}.")


def render(runs: Iterable[Run], lang: str) -> str:
    """The list of all runs as text."""
    rows = document(runs, lang)
    if not rows:
        return NO_RUNS.fill({}, lang)
    lines = []
    for row in rows:
        state = STATES["moved" if row["moved"] else row["state"]].fill({}, lang)
        lines.append(f"{row['run']}  {row['created']}  {row['user']}  {' '.join(row['codes'])}  {state}")
        lines += [f"    {line}" for line in row["changes"]]
    return "\n".join(lines) + "\n"


def document(runs: Iterable[Run], lang: str) -> list[dict[str, Any]]:
    """The runs as plain data."""
    return [_row(folder, story, lang) for folder, story in runs]


def _row(folder: Path, story: Story, lang: str) -> dict[str, Any]:
    opened = story.opened
    steps = opened.plan.steps if opened else ()
    return {
        "run": folder.name,
        "created": opened.created if opened else "?",
        "user": opened.user if opened else "?",
        "state": story.state,
        "moved": story.moved is not None,
        "undoable": story.undoable,
        "outcome": story.ended.outcome if story.ended else None,
        "codes": list(opened.plan.codes) if opened else [],
        "changes": [
            f"{title(step, lang)}: "
            + "; ".join(f"{row.what} {row.before} → {row.after}" for row in changes(step, lang))
            for number, step in enumerate(steps)
            if number in story.kept
        ],
    }


def beforehand(folder: Path, story: Story, theirs: Iterable[str], lang: str) -> str:
    """What undoing a run will restore."""
    opened = story.opened
    lines = [BEFOREHAND.fill({"run": folder.name, "created": opened.created if opened else "?"}, lang)]
    for number in sorted(story.kept, reverse=True):
        lines += [f"  {line}" for kept in story.kept[number] for line in _restored(story, number, kept, lang)]
    theirs = list(theirs)
    if theirs:
        lines += [THEIRS.fill({}, lang), *(f"  {path}" for path in theirs)]
    return "\n".join(lines) + "\n"


def _restored(story: Story, number: int, kept: Kept, lang: str) -> list[str]:
    if isinstance(kept, KeptPath):
        return [f"{kept.path} ({words.THINGS[kept.state.kind].of(lang)})"]
    if isinstance(kept, KeptName):
        return [kept.path]
    if isinstance(kept, KeptMode):
        mode, uid, gid = kept.before
        return [f"{kept.path} {mode:04o} {uid}:{gid}"]
    if isinstance(kept, KeptPackages):
        return [f"{kept.manager}: – {' '.join(one.name for one in kept.new)}"]
    assert story.opened is not None
    rows = story.opened.plan.steps[number].rows
    return [f"{kept.root}", *(f"    {row.what}  {row.after}  →  {row.before}" for row in rows)]


def step_line(story: Story, number: int, lang: str) -> str:
    """The line of a step that was undone."""
    assert story.opened is not None
    return f"  ✓ {title(story.opened.plan.steps[number], lang)}\n"


def afterwards(folder: Path, story: Story, theirs: Iterable[str], lang: str) -> str:
    """How the undo ended, and the commands that the service still needs."""
    ended = (PARTLY if list(theirs) else DONE).fill({"folder": str(folder)}, lang)
    steps = story.opened.plan.steps if story.opened else ()
    note = restarting.note([one for number, one in enumerate(steps) if number in story.kept], lang=lang)
    page = Page(color=False, width=80)
    if note:
        page.paragraph("", note)
    return ended + (page.text() if note else "")
