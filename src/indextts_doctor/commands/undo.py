"""The commands ``history`` and ``undo``: what was changed, and how it is taken back."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Optional

from indextts_doctor.commands.flags import FORMATS
from indextts_doctor.commands.output import cleaned
from indextts_doctor.commands.terminal import confirmed, steadfast
from indextts_doctor.config.configuration import expanded
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.language import choose, one_of
from indextts_doctor.redact.untrusted import printable
from indextts_doctor.repair import applying, world
from indextts_doctor.repair.errors import Refused, StepFailed, Unusable, in_language
from indextts_doctor.repair.files import trees
from indextts_doctor.repair.journal import folders as held
from indextts_doctor.repair.journal import records, runs
from indextts_doctor.repair.journal.records import Story
from indextts_doctor.report import history as as_history

Echo = Callable[[str], None]


def history(given: Mapping[str, Any], echo: Echo) -> int:
    """List the runs of a deployment. Raises UserError."""
    with in_language(_language(given)):
        return _history(given, echo)


def _history(given: Mapping[str, Any], echo: Echo) -> int:
    lang, form = _language(given), one_of("--format", given["report_format"] or "text", FORMATS)
    told = [(folder, runs.story(folder)) for folder in runs.folders(_directory(given))]
    echo(_printed(as_history.render(told, form, lang)))
    return 0


def prune(given: Mapping[str, Any], echo: Echo) -> int:
    """Give up the backups of runs that are over, all but the latest. Raises UserError."""
    with in_language(_language(given)):
        return _prune(given, echo)


def _prune(given: Mapping[str, Any], echo: Echo) -> int:
    directory, lang = _directory(given), _language(given)
    with _locked(directory, lang):
        over = [(folder, runs.story(folder)) for folder in runs.folders(directory)]
        done = [one for one in over if one[1].state == "done"]
        freed, state = 0, runs.held_state(directory)
        for folder in runs.empty(directory):
            trees.discard(str(folder))
        for folder, story in done if given["all"] else done[:-1]:
            freed += _size(folder, story)
            records.append(folder, records.Pruned())
            applying.clean(folder, story)
        for folder, story in over:
            if story.needed and (given["all"] or folder != over[-1][0]):
                freed += _size(folder, story)
                records.append(folder, records.Pruned())
                applying.clean(folder, story)
            elif story.state in ("undone", "pruned") and not story.needed:
                applying.clean(folder, story)
        if given["all"] and state is not None:
            trees.discard(str(state / "downloads"))  # which were broken off
    echo(as_history.PRUNED.fill({"bytes": f"{freed / 2**20:.1f} MiB"}, lang) + "\n")
    return 0


def undo(given: Mapping[str, Any], echo: Echo) -> int:
    """Take a run back, the latest that can be by default. Raises UserError."""
    with in_language(_language(given)):
        return _undo(given, echo)


def _undo(given: Mapping[str, Any], echo: Echo) -> int:
    directory, lang = _directory(given), _language(given)
    echo = steadfast(echo) if given["yes"] else echo
    with _locked(directory, lang) as held:
        folder = _wanted(directory, given["run"], lang)
        story = runs.story(folder)
        if story.state == "undone" and not story.needed:
            applying.clean(folder, story)  # the last thing that may have been cut off
        if story.moved is not None:
            raise Unusable(story.moved)
        if not story.undoable:
            raise UserError(
                as_history.NOT_UNDOABLE.fill({"run": folder.name, "why": as_history.OVER[story.state]}, lang)
            )
        later = [
            one for one in runs.folders(directory) if one.name > folder.name and runs.story(one).undoable
        ]
        if later:
            raise UserError(as_history.LATER.fill({"run": folder.name, "later": later[-1].name}, lang))
        echo(_printed(as_history.beforehand(folder, story, applying.foreign(story), lang)))
        if not (given["yes"] or _agreed(lang)):
            return 1
        return _take_back(folder, held, lang, steadfast(echo))


def _take_back(folder: Path, held: int, lang: str, echo: Echo) -> int:
    start = partial(world.start_program, held=(held,))

    def told(number: int, what: str) -> None:
        if what == "done":
            echo(_printed(as_history.step_line(runs.story(folder), number, lang)))

    try:
        theirs = applying.undo(folder, start, told)
    except StepFailed as error:
        why = error.text.of(lang)
        echo(_printed(as_history.FAILED.fill({"why": why, "folder": str(folder)}, lang) + "\n"))
        return 3
    echo(_printed(as_history.afterwards(folder, runs.story(folder), theirs, lang)))
    return 1 if theirs else 0


def _wanted(directory: Path, name: Optional[str], lang: str) -> Path:
    if name:
        return runs.find(directory, name)
    told = [(folder, runs.story(folder)) for folder in runs.folders(directory)]
    known = [folder for folder, story in told if story.undoable]
    if not known and told and told[-1][1].moved:
        return told[-1][0]
    if not known:
        raise UserError(as_history.NOTHING.fill({"directory": str(directory)}, lang))
    return known[-1]


def _directory(given: Mapping[str, Any]) -> Path:
    path = expanded(given["directory"])
    if not path.is_dir():
        raise UserError(as_history.NO_FOLDER.fill({"directory": given["directory"]}, _language(given)))
    return path.absolute()


def _language(given: Mapping[str, Any]) -> str:
    return choose(given["lang"], os.environ)


def _agreed(lang: str) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError(as_history.NO_TERMINAL.fill({}, lang))
    return confirmed(as_history.QUESTION.fill({}, lang))


def _size(folder: Path, story: Story) -> int:
    """Return the bytes that only the backups hold: a hard link to a file that is still in use frees nothing."""
    total = 0
    beside = [place for place in story.vaults if not place.startswith(f"{folder}/") and not story.moved]
    for place in (*beside, str(folder)):
        for path, _, names in os.walk(place):
            statuses = [os.lstat(f"{path}/{name}") for name in names]
            total += sum(status.st_size for status in statuses if status.st_nlink == 1)
    return total


def _printed(text: str) -> str:
    return cleaned(printable(held.called(text)))


@contextlib.contextmanager
def _locked(directory: Path, lang: str) -> Iterator[int]:
    try:
        with runs.locked(str(directory)) as descriptor:
            yield descriptor
    except Refused as error:
        raise UserError(error.text.of(lang)) from None
