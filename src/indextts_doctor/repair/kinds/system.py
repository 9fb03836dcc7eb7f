"""Packages of the operating system: the step and its undo."""

import os
from collections.abc import Callable, Mapping, Sequence

from indextts_doctor import supervise
from indextts_doctor.fixes import steps
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.journal.backups import Kept, KeptPackages
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.kinds.kind import ABSENT, Act
from indextts_doctor.repair.plan import Planned, Row
from indextts_doctor.repair.system import managers, packages
from indextts_doctor.repair.world import World

Start = Callable[..., supervise.Outcome]


def runner(start: Start) -> packages.Run:
    """A function that runs commands of a package manager as root, with sudo for other users."""

    def run(command: Sequence[str], more: Mapping[str, str]) -> packages.Ran:
        words = list(command)
        if os.geteuid() != 0:
            words = ["sudo", "-n", "env", *(f"{name}={value}" for name, value in more.items()), *words]
        outcome = start(words, more=more)
        return packages.Ran(outcome.exit_code, outcome.stdout, outcome.stderr or outcome.text)

    return run


class _Installing(Act[steps.System]):
    def look(self, step: steps.System, codes: tuple[str, ...], world: World) -> Planned:
        simulation = packages.simulate(step, runner(world.start))
        if not simulation.new:
            raise Refused(_("already installed: {packages}").filled(packages=step.packages))
        return Planned(
            step,
            codes,
            rows=tuple(Row(one.name, ABSENT, one.version or "?") for one in simulation.new),
            commands=(" ".join((*managers.MANAGERS[step.manager].install, *step.packages)),),
            needs=("root", "network", "outside"),
            proof=_("simulated by the package manager"),
        )

    def keep(self, step: steps.System, world: World, vault: Vault) -> tuple[Kept, ...]:
        return (KeptPackages(step.manager, packages.simulate(step, runner(world.start)).new),)

    def act(self, step: steps.System, kept: tuple[Kept, ...], world: World, vault: Vault) -> None:
        packages.install(step, runner(world.start))


def undo(kept: KeptPackages, start: Start) -> None:
    """Remove the packages that the step has installed and that still exist, and nothing else."""
    packages.undo(kept.manager, kept.new, runner(start))


Act.known[steps.System] = _Installing()
