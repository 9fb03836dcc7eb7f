"""Packages of the operating system: simulated, installed, and taken out again.

Every command goes through ``run``, which the caller gives: command line and additional variables to what came of it,
all of it, for it is parsed.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import Optional

from msgspec.structs import replace

from indextts_doctor.fixes.steps import System
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import Refused, StepFailed
from indextts_doctor.repair.system.managers import (
    ENVIRONMENT,
    MANAGERS,
    Command,
    Installed,
    Listing,
    Manager,
    Simulation,
    last_line,
    simulated,
)

__all__ = ["Installed", "Ran", "Run", "Simulation", "install", "simulate", "undo"]


@dataclasses.dataclass(frozen=True)
class Ran:
    """How a command ended. ``exit_code`` is None when it was stopped or could not be started."""

    exit_code: Optional[int]
    stdout: str = ""
    stderr: str = ""


Run = Callable[[Command, Mapping[str, str]], Ran]


def simulate(step: System, run: Run) -> Simulation:
    """What the step would install.

    Raises Refused when anything that is there would change, StepFailed when the manager finds no way.
    """
    manager = _manager(step)
    here = _listing(manager, run)
    wanted = tuple(name for name in step.packages if name not in here.present)
    if not wanted:
        return Simulation(bytes=0)
    said = _checked(_asked(manager, wanted, here, run), here)
    if not said.new:
        raise Refused(_("the simulation of {manager} does not list what it would install").filled(manager=step.manager))
    return said


def install(step: System, run: Run) -> tuple[Installed, ...]:
    """Install what the simulation lists, and return what is new.

    Raises as simulate does. What a failed installation has left is taken out before StepFailed is raised.
    """
    manager = _manager(step)
    said = simulate(step, run)
    before = _listing(manager, run)
    wanted = tuple(name for name in step.packages if name not in before.present)
    if not wanted:
        return ()
    ran = run((*manager.install, *wanted), ENVIRONMENT)
    after = _listing(manager, run)
    new = _new(before, after, said)
    if ran.exit_code == 0 and new:
        return new
    undo(step.manager, new, run)
    raise _failed(manager.install[0], ran)


def undo(manager: str, new: Iterable[Installed], run: Run) -> None:
    """Take out what a step has installed and is still there, with its configuration.

    ``new`` is what install returned or, after a crash, what simulate announced. Raises Refused when something else
    would go or change with it, StepFailed when something stays.
    """
    how = MANAGERS[manager]
    here = _listing(how, run).present
    still = tuple(one for one in new if one.name in here)
    if not still:
        return
    _check_removal(how, still, run)
    for command in _removals(how, still):
        ran = run(command, ENVIRONMENT)
        if ran.exit_code != 0:
            raise _failed(command[0], ran)
    left = [one.name for one in still if one.name in _listing(how, run).present]
    if left:
        raise StepFailed(_("still installed: {left}").filled(left=left))


def _manager(step: System) -> Manager:
    if step.manager not in MANAGERS:
        raise Refused(_("unknown package manager: {manager}").filled(manager=step.manager))
    return MANAGERS[step.manager]


def _listing(manager: Manager, run: Run) -> Listing:
    ran = run(manager.listing, ENVIRONMENT)
    if ran.exit_code != 0:
        raise _failed(manager.listing[0], ran)
    return manager.listed(ran.stdout)


def _asked(manager: Manager, wanted: tuple[str, ...], here: Listing, run: Run) -> Simulation:
    ran = run((*manager.simulation, *wanted), ENVIRONMENT)
    said = simulated(manager, ran.stdout, ran.stdout, here.kept)
    said = _distinguished(said, here)
    if ran.exit_code != 0 and not (said.new or said.removed or said.upgraded):  # dnf exits with 1 after "no"
        raise _failed(manager.simulation[0], ran)
    if manager.sizes is None:
        return said
    sizes = run((*manager.sizes, *wanted), ENVIRONMENT)
    return replace(said, bytes=manager.size(sizes.stdout) if sizes.exit_code == 0 else None)


def _distinguished(said: Simulation, here: Listing) -> Simulation:
    """Count packages as upgraded that are installed already: pacman does not distinguish them."""
    there = tuple(one.name for one in said.new if one.name in here.present)
    new = tuple(one for one in said.new if one.name not in there)
    return replace(said, new=new, upgraded=(*said.upgraded, *there))


def _checked(said: Simulation, here: Listing) -> Simulation:
    changed = [f"{name} {here.present.get(name, '')}".rstrip() for name in said.upgraded]
    if said.removed:
        names = ", ".join(said.removed)
        raise Refused(_("the installation would remove {names}").filled(names=names))
    if changed:
        names = ", ".join(changed)
        raise Refused(_("the installation would replace installed packages: {names}").filled(names=names))
    return said


def _new(before: Listing, after: Listing, said: Simulation) -> tuple[Installed, ...]:
    """What has come since and was announced: others may be installing at the same time."""
    announced = {one.name: one for one in said.new}
    came = (name for name in after.present if name not in before.present and name in announced)
    return tuple(replace(announced[name], version=after.present[name]) for name in came)


def _check_removal(how: Manager, still: tuple[Installed, ...], run: Run) -> None:
    names = tuple(one.name for one in still)
    ran = run((*how.removal, *names), ENVIRONMENT)
    said = simulated(how, ran.stdout, "", frozenset())
    others = [name for name in said.removed if name not in names]
    others += [*said.upgraded, *(one.name for one in said.new)]
    if others:
        shown = ", ".join(others)
        raise Refused(
            _("{names} can no longer be removed alone: {shown} would be removed or changed too").filled(
                names=names, shown=shown
            )
        )
    if not said.removed:
        raise _failed(how.removal[0], ran)


def _removals(how: Manager, still: tuple[Installed, ...]) -> list[Command]:
    """The commands: everything in one, unless the configuration of some was there before."""
    purged = tuple(one.name for one in still if not one.kept)
    if len(purged) == len(still):
        return [(*how.purge, *purged)]
    return [(*how.remove, *(one.name for one in still)), *([(*how.purge, *purged)] if purged else [])]


def _failed(program: str, ran: Ran) -> StepFailed:
    words = last_line(ran.stdout, ran.stderr) or _("exit code {code}").filled(code=ran.exit_code)
    return StepFailed(_("{program}: {words}").filled(program=program, words=words))
