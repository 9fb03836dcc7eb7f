"""The command ``undo``: what ``fix`` has changed is restored."""

import dataclasses
import sys
from functools import partial
from pathlib import Path
from typing import Optional

from indextts_doctor.commands.options import RunsOptions
from indextts_doctor.commands.runs import directory_of, locked, printed
from indextts_doctor.commands.terminal import confirmed, show, steadfast
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.repair import applying, world
from indextts_doctor.repair.errors import StepFailed, Unusable, in_language
from indextts_doctor.repair.journal import runs
from indextts_doctor.repair.journal.runs import Run
from indextts_doctor.report import history as lines


@dataclasses.dataclass(frozen=True)
class UndoOptions(RunsOptions):
    """What ``undo`` is asked."""

    run: Optional[str] = None  # its name
    yes: bool = False


def run(options: UndoOptions) -> int:
    """Undo a run, the latest that can be undone by default. Raises UserError."""
    lang = options.language
    directory = directory_of(options)
    with in_language(lang), locked(directory) as held:
        one = _wanted(directory, options.run)
        _check(one, directory)
        echo = steadfast(show) if options.yes else show
        echo(printed(lines.beforehand(*one, applying.foreign(one.story), lang)))
        if not (options.yes or _agreed(lang)):
            return 1
        return _undone(one, held, lang)


def _wanted(directory: Path, name: Optional[str]) -> Run:
    if name:
        folder = runs.find(directory, name)
        return Run(folder, runs.story(folder))
    told = list(runs.every(directory))
    known = [one for one in told if one.story.undoable]
    if not known and told and told[-1].story.moved:
        return told[-1]
    if not known:
        raise UserError(lines.NOTHING.filled(directory=directory))
    return known[-1]


def _check(one: Run, directory: Path) -> None:
    """Raise UserError for a run that cannot be undone, or not before a later one."""
    folder, story = one
    if story.state == "undone" and not story.needed:
        applying.clean(folder, story)  # the last thing that may have been cut off
    if story.moved is not None:
        raise Unusable(story.moved)
    if not story.undoable:
        why = lines.OVER[story.state]
        raise UserError(lines.NOT_UNDOABLE.filled(run=folder.name, why=why))
    behind = [other for other in runs.folders(directory) if other.name > folder.name]
    later = [other for other in behind if runs.story(other).undoable]
    if later:
        raise UserError(lines.LATER.filled(run=folder.name, later=later[-1].name))


def _undone(one: Run, held: int, lang: str) -> int:
    """Undo the run, and show each step and how it ended; return the exit code."""
    echo, folder = steadfast(show), one.folder

    def step(number: int, what: str) -> None:
        if what == "done":
            echo(printed(lines.step_line(one.story, number, lang)))

    try:
        foreign = applying.undo(folder, partial(world.start_program, held=(held,)), step)
    except StepFailed as error:
        facts = {"why": error.text.of(lang), "folder": str(folder)}
        echo(printed(lines.FAILED.fill(facts, lang) + "\n"))
        return 3
    echo(printed(lines.afterwards(folder, runs.story(folder), foreign, lang)))
    return 1 if foreign else 0


def _agreed(lang: str) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError(lines.NO_TERMINAL)
    return confirmed(lines.QUESTION.fill({}, lang))
