"""Applies the steps of a plan, one after the other, and undoes them."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from indextts_doctor import __version__
from indextts_doctor.i18n.text import Text, _
from indextts_doctor.repair.errors import Refused, StepFailed
from indextts_doctor.repair.files.states import changed
from indextts_doctor.repair.journal import backups, records, runs
from indextts_doctor.repair.journal import vault as place
from indextts_doctor.repair.journal.records import Story
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.kinds import kind, system
from indextts_doctor.repair.plan import Plan, Planned
from indextts_doctor.repair.world import World

Progress = Callable[[int, str], None]  # number of the step; "begins", "done", "failed"
OURS = ("root", "path", "to")  # fields of a backup record that hold a changed path


def compare(planned: Planned, own: Iterable[str] = ()) -> None:
    """Raise Refused when the deployment has changed since the plan; changes of the run itself are in ``own``."""
    for before in planned.before:
        ours = before.kind == "packages" and any(path.startswith(f"{before.path}/") for path in own)
        if not ours and changed(before):
            raise Refused(
                _("{path} has changed since the plan was made; it was left as it is").filled(path=before.path)
            )


def _still_inside(planned: Planned, world: World) -> None:
    """Raise Refused when a link that is new since the plan leads out of the deployment."""
    for before in planned.before:
        if "outside" not in planned.needs and before.kind != "packages" and not world.owns(before.path):
            raise Refused(_("{path} is now outside the deployment; it was left as it is").filled(path=before.path))


def begin(plan: Plan, world: World) -> Path:
    """Open a run: its folder and its journal. Raises Refused when they cannot be written."""
    directory = Path(world.directory)
    folder = runs.open_run(directory)
    opened = records.Opened(__version__, runs.now(), runs.user(), str(directory), plan, runs.nodes(folder))
    try:
        records.append(folder, opened)
    except Refused:
        folder.rmdir()
        raise
    return folder


def apply(plan: Plan, world: World, vault: Vault, progress: Progress) -> None:
    """Apply all steps. Raises StepFailed for the first that fails; the steps before it stay applied, for ``undo``."""
    own: list[str] = []
    for planned in plan.steps:
        compare(planned)
    for number, planned in enumerate(plan.steps):
        progress(number, "begins")
        try:
            compare(planned, own)
            _still_inside(planned, world)
            _take(number, planned, world, vault)
            own.append(getattr(planned.step, "path", ""))
        except OSError as error:
            progress(number, "failed")
            raise StepFailed(_reason(error)) from error
        except StepFailed:
            progress(number, "failed")
            raise
        progress(number, "done")


def _take(number: int, planned: Planned, world: World, vault: Vault) -> None:
    act = kind.of(planned.step)
    kept = act.keep(planned.step, world, vault)
    records.append(vault.folder, records.Begun(number, kept, backups.ways(kept)))
    act.act(planned.step, kept, world, vault)
    left = tuple(backups.left(one, vault.note()) for one in kept)
    records.append(vault.folder, records.Done(number, left))


def _reason(error: OSError) -> Text:
    return Text.verbatim(f"{error.filename or ''}: {error.strerror or error}".lstrip(": "))


def verify(story: Story) -> None:
    """Raise StepFailed unless every backup that is needed is there and unchanged."""
    for number, kept in story.kept.items():
        if number not in story.undone:
            _same_ways(story.ways[number])
            for one in kept:
                backups.verify(one)


def _same_ways(ways: dict[str, str]) -> None:
    for folder, real in ways.items():
        if os.path.realpath(folder) != real:
            raise StepFailed(
                _("{folder} was {real} and now leads to {realpath}; nothing was written there").filled(
                    folder=folder, real=real, realpath=os.path.realpath(folder)
                )
            )


def foreign(story: Story) -> tuple[str, ...]:
    """The paths that others have changed since the run: undo leaves them as they are."""
    found: list[str] = []
    later: list[str] = []  # of later steps, which are undone first: what they have left there is not foreign
    for number in sorted(story.kept, reverse=True):
        lefts = story.left.get(number)
        for index, one in enumerate(story.kept[number]):
            paths = backups.foreign(one, lefts[index] if lefts else None)
            found += [path for path in paths if not any(f"{path}/".startswith(f"{root}/") for root in later)]
        later += [getattr(one, name) for one in story.kept[number] for name in OURS if hasattr(one, name)]
    return tuple(dict.fromkeys(found))


def undo(folder: Path, world_start: system.Start, progress: Progress) -> tuple[str, ...]:
    """Undo a run, the last step first; return the paths that others have changed since, which stay.

    All backups are verified before anything is restored. May be interrupted and repeated. Raises StepFailed.
    """
    story = runs.story(folder)
    verify(story)
    theirs = foreign(story)
    if story.undoing is None:
        records.append(folder, records.Undoing(runs.now(), runs.user()))
    try:
        for number in sorted(story.kept, reverse=True):
            if number not in story.undone:
                progress(number, "begins")
                _undo_step(story, number, world_start)
                records.append(folder, records.Undone(number))
                progress(number, "done")
    except OSError as error:
        raise StepFailed(_reason(error)) from error
    records.append(folder, records.Restored(theirs))
    if not theirs:  # what was there before is nowhere else
        clean(folder, story)
    return theirs


def _undo_step(story: Story, number: int, start: system.Start) -> None:
    lefts = story.left.get(number)
    for index, one in reversed(list(enumerate(story.kept[number]))):
        if isinstance(one, backups.KeptPackages):
            system.undo(one, start)
        else:
            backups.restore(one, lefts[index] if lefts else None)


def clean(folder: Path, story: Story) -> None:
    """Remove the backups of a run that is over; the journal stays."""
    if not story.moved:
        place.remove(story.vaults)
    place.remove_own(folder)
