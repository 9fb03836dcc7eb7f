"""The three parts of each kind of step: look (for the plan), keep (the backup) and act.

Nothing else changes the deployment.
"""

from __future__ import annotations

import os
from typing import Any, ClassVar, Generic, TypeVar

from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.fixes import steps
from indextts_doctor.i18n.text import Text, _
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.files import hardlinks
from indextts_doctor.repair.files.states import State, look, look_packages
from indextts_doctor.repair.journal import backups as keep
from indextts_doctor.repair.journal.backups import Kept
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.packages import installer
from indextts_doctor.repair.plan import Planned, Row
from indextts_doctor.repair.world import World
from indextts_doctor.target.rights import SEARCH, WRITE, may

S = TypeVar("S")
ABSENT = "–"


class Act(Generic[S]):
    """How one kind of step is planned and applied."""

    known: ClassVar[dict[type[Any], Act[Any]]] = {}

    def look(self, step: S, codes: tuple[str, ...], world: World) -> Planned:
        """Plan the step from the present state. Raises StepFailed when it is not possible."""
        raise NotImplementedError

    def keep(self, step: S, world: World, vault: Vault) -> tuple[Kept, ...]:
        """Back up what the step will change. Raises StepFailed or OSError."""
        raise NotImplementedError

    def act(self, step: S, kept: tuple[Kept, ...], world: World, vault: Vault) -> None:
        """Apply the step. Raises StepFailed or OSError."""
        raise NotImplementedError


def of(step: steps.Step) -> Act[Any]:
    """The Act for a step."""
    return Act.known[type(step)]


def outside(world: World, *paths: str) -> tuple[str, ...]:
    """The need "outside" where a path is outside the deployment."""
    return () if all(world.owns(path) for path in paths) else ("outside",)


def writable(path: str) -> None:
    """Raise Refused unless this user can change the path."""
    folder = os.path.dirname(path)
    while not os.path.exists(folder):
        folder = os.path.dirname(folder)
    if not may(folder, WRITE | SEARCH):
        raise Refused(
            _("{folder} is not writable by this user; run the fix as the owner or as root").filled(folder=folder)
        )


class _Installing(Act[steps.Install]):
    def look(self, step: steps.Install, codes: tuple[str, ...], world: World) -> Planned:
        solved = installer.solve(step, world)
        for root in environment_roots(world):
            writable(f"{root}/x")
        rows = [Row(one.name, one.before or ABSENT, _after(one, solved)) for one in solved.changes]
        needs = ["network"] if solved.requirements or solved.reinstall else []
        return Planned(
            solved,
            codes,
            before=tuple(look_packages(place) for place in world.context.environment.site_packages),
            rows=tuple(rows),
            commands=installer.commands(solved),
            needs=(*needs, *(() if world.is_virtual else ("outside",))),
            proof=_("resolved for this interpreter"),
        )

    def keep(self, step: steps.Install, world: World, vault: Vault) -> tuple[Kept, ...]:
        return tuple(keep.keep_tree(root, vault.name(os.path.dirname(root))) for root in environment_roots(world))

    def act(self, step: steps.Install, kept: tuple[Kept, ...], world: World, vault: Vault) -> None:
        installer.install(step, world, vault.cache())
        for one in kept:
            if isinstance(one, keep.KeptTree):
                keep.give(one)


def _after(change: steps.Change, step: steps.Install) -> str:
    if change.after is None:
        return ABSENT
    return f"↻ {change.after}" if change.name in step.reinstall else change.after


def environment_roots(world: World) -> list[str]:
    """The folders that an installer writes into: all of a virtual environment, else its packages and scripts."""
    if world.is_virtual:
        return [world.prefix]
    places = [*world.context.environment.site_packages, os.path.join(world.prefix, "bin")]
    return [place for place in dict.fromkeys(map(os.path.realpath, places)) if os.path.isdir(place)]


class _Moving(Act[steps.Move]):
    def look(self, step: steps.Move, codes: tuple[str, ...], world: World) -> Planned:
        state, goal = look(step.path), look(step.to)
        if state.kind == "absent":
            raise Refused(_("{path} no longer exists").filled(path=step.path))
        if goal.kind != "absent":
            raise Refused(_("{to} already exists").filled(to=step.to))
        writable(step.path)
        row = Row(step.path, os.path.basename(step.path), os.path.basename(step.to))
        return Planned(
            step,
            codes,
            before=(state, goal),
            rows=(row,),
            commands=(f"mv -n {quoted(step.path)} {quoted(step.to)}",),
            needs=outside(world, step.path, step.to),
        )

    def keep(self, step: steps.Move, world: World, vault: Vault) -> tuple[Kept, ...]:
        return (keep.KeptName(step.path, step.to, keep.parents(step.path, step.to)),)

    def act(self, step: steps.Move, kept: tuple[Kept, ...], world: World, vault: Vault) -> None:
        os.rename(step.path, step.to)


class _Quarantining(Act[steps.Quarantine]):
    def look(self, step: steps.Quarantine, codes: tuple[str, ...], world: World) -> Planned:
        state = look(step.path)
        if state.kind == "absent":
            raise Refused(_("{path} no longer exists").filled(path=step.path))
        writable(step.path)
        return Planned(
            step, codes, before=(state,), rows=(Row(step.path, state.kind, ABSENT),), needs=outside(world, step.path)
        )

    def keep(self, step: steps.Quarantine, world: World, vault: Vault) -> tuple[Kept, ...]:
        return (keep.KeptName(step.path, vault.name(step.path), keep.parents(step.path)),)

    def act(self, step: steps.Quarantine, kept: tuple[Kept, ...], world: World, vault: Vault) -> None:
        (one,) = kept
        assert isinstance(one, keep.KeptName)
        os.rename(one.path, one.to)


class _SettingModes(Act[steps.Mode]):
    def look(self, step: steps.Mode, codes: tuple[str, ...], world: World) -> Planned:
        state = look(step.path)
        if state.kind not in ("file", "folder"):
            raise Refused(_("{path} is not a file or folder").filled(path=step.path))
        if os.geteuid() not in (0, state.uid):
            raise Refused(_("only root and the owner can change the permissions of {path}").filled(path=step.path))
        before, after = _modes(step, state)
        others = hardlinks.outside(step.path, world.roots)
        return Planned(
            step,
            codes,
            before=(state,),
            rows=(Row(step.path, _said(before), _said(after)),),
            commands=_mode_commands(step, state),
            needs=("outside",) if others else outside(world, step.path),
            beware=_also_of(others) if others else None,
        )

    def keep(self, step: steps.Mode, world: World, vault: Vault) -> tuple[Kept, ...]:
        before, after = _modes(step, look(step.path))
        return (keep.KeptMode(step.path, before, after),)

    def act(self, step: steps.Mode, kept: tuple[Kept, ...], world: World, vault: Vault) -> None:
        (one,) = kept
        assert isinstance(one, keep.KeptMode)
        keep.set_mode(one.path, one.after)


def _modes(step: steps.Mode, state: State) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    uid = state.uid if step.user is None else step.user
    gid = state.gid if step.group is None else step.group
    return (state.mode, state.uid, state.gid), (state.mode | step.add, uid, gid)


def _also_of(others: int) -> Text:
    return _("hard links of this file outside the deployment: {others}; their permissions change too").filled(
        others=others
    )


def _said(attributes: tuple[int, int, int]) -> str:
    mode, uid, gid = attributes
    return f"{mode:04o} {uid}:{gid}"


def _mode_commands(step: steps.Mode, state: State) -> tuple[str, ...]:
    lines = []
    if step.user is not None or step.group is not None:
        owner = "" if step.user is None else str(step.user)
        lines.append(f"chown -h {owner}{'' if step.group is None else f':{step.group}'} {quoted(step.path)}")
    if step.add:
        lines.append(f"chmod {state.mode | step.add:04o} {quoted(step.path)}")
    return tuple(lines)


Act.known.update(
    {
        steps.Install: _Installing(),
        steps.Move: _Moving(),
        steps.Quarantine: _Quarantining(),
        steps.Mode: _SettingModes(),
    }
)
