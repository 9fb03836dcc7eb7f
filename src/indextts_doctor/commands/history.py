"""The command ``history``: what ``fix`` has changed; and ``history prune``, which gives up backups."""

import dataclasses
import os
from typing import Optional

from indextts_doctor.commands.options import OutputOptions, RunsOptions
from indextts_doctor.commands.output import Output
from indextts_doctor.commands.runs import directory_of, locked, printed
from indextts_doctor.commands.terminal import show
from indextts_doctor.repair import applying
from indextts_doctor.repair.errors import in_language
from indextts_doctor.repair.files import trees
from indextts_doctor.repair.journal import records, runs
from indextts_doctor.repair.journal.runs import Run
from indextts_doctor.report.history import PRUNED


@dataclasses.dataclass(frozen=True)
class HistoryOptions(RunsOptions):
    """What ``history`` is asked."""

    format: Optional[str] = None


@dataclasses.dataclass(frozen=True)
class PruneOptions(RunsOptions):
    """What ``history prune`` is asked."""

    all: bool = False  # of every run, the latest included


def run(options: HistoryOptions) -> int:
    """List the runs of a deployment. Raises UserError."""
    output = Output.of(OutputOptions(options.format, options.lang))
    with in_language(output.lang):
        told = list(runs.every(directory_of(options)))
    show(printed(output.renderer.history(told, output.view)))
    return 0


def prune(options: PruneOptions) -> int:
    """Give up the backups of runs that are over, all but the latest. Raises UserError."""
    directory, lang = directory_of(options), options.language
    with in_language(lang), locked(directory):
        told, state = list(runs.every(directory)), runs.held_state(directory)
        for folder in runs.empty(directory):
            trees.discard(str(folder))
        freed = sum(_pruned(one) for one in _given_up(told, everything=options.all))
        for one in told:
            if one.story.state in ("undone", "pruned") and not one.story.needed:
                applying.clean(one.folder, one.story)
        if options.all and state is not None:
            trees.discard(str(state / "downloads"))  # which were broken off
    show(PRUNED.fill({"bytes": f"{freed / 2**20:.1f} MiB"}, lang) + "\n")
    return 0


def _given_up(told: list[Run], *, everything: bool) -> list[Run]:
    """Return the runs whose backups are given up: all that hold some, or all but the latest of each kind."""
    done = [one for one in told if one.story.state == "done"]
    needed = [one for one in told if one.story.needed]
    return [*(done if everything else done[:-1]), *(one for one in needed if everything or one != told[-1])]


def _pruned(one: Run) -> int:
    """Give up the backups of a run; return the bytes that only they held."""
    freed = _size(one)
    records.append(one.folder, records.Pruned())
    applying.clean(one.folder, one.story)
    return freed


def _size(one: Run) -> int:
    """Return the bytes that only the backups hold: a hard link to a file that is still in use frees nothing."""
    total = 0
    story = one.story
    beside = [place for place in story.vaults if not place.startswith(f"{one.folder}/") and not story.moved]
    for place in (*beside, str(one.folder)):
        for path, _, names in os.walk(place):
            statuses = [os.lstat(f"{path}/{name}") for name in names]
            total += sum(status.st_size for status in statuses if status.st_nlink == 1)
    return total
