"""Packages: which ones change (by a resolver), and the commands. With uv, else with the deployment's own pip."""

import os
import tempfile
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace
from packaging.utils import canonicalize_name

from indextts_doctor.checks.packages.commands import quoted
from indextts_doctor.checks.packages.requirements import requirement_of
from indextts_doctor.facts import Package, Packages
from indextts_doctor.fixes.steps import Change, Install
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.packages import pip, uv
from indextts_doctor.repair.world import World, checked, find_uv

NOTHING = _("nothing to change: the requirements are already installed")


def solve(step: Install, world: World) -> Install:
    """The step with the changes that a resolver finds, if possible without any other change.

    Raises StepFailed with the resolver's reason when there is no solution.
    """
    packages = world.facts.find(Packages)
    assert packages is not None
    removed = tuple(
        Change(name, found.version, None) for name in step.remove for found in [packages.find(name)] if found
    )
    if not (step.requirements or step.reinstall):
        return replace(step, changes=removed)
    failure = None
    for indexes in dict.fromkeys(((), step.indexes)):  # where this machine looks anyway comes first
        for attempt in _attempts(replace(step, indexes=indexes), packages, world):
            try:
                found = _dry_run(attempt, world)
            except StepFailed as error:
                failure = failure or error
            else:
                if not (found or removed):
                    raise StepFailed(NOTHING)
                return replace(step, requirements=attempt.exact(found), indexes=indexes, changes=(*removed, *found))
    assert failure is not None
    raise failure


class Attempt(msgspec.Struct, frozen=True):
    """One request to a resolver."""

    step: Install
    words: tuple[str, ...]  # requirements
    constraints: tuple[str, ...]  # what must stay as it is

    def exact(self, changes: Iterable[Change]) -> tuple[str, ...]:
        """The requirements as the resolver has resolved them, so that exactly the shown changes are applied."""
        wanted = {change.name: change.after for change in changes if change.after}
        named = {_name(word) for word in self.step.requirements}
        again = set(self.step.reinstall) - named
        return tuple(f"{name}=={version}" for name, version in sorted(wanted.items()) if name not in again)


def _attempts(step: Install, packages: Packages, world: World) -> Iterator[Attempt]:
    """Yield the requests, the one that changes least first."""
    moving = {_name(word) for word in step.requirements} | set(step.reinstall) | set(step.remove)
    again = _again(step, packages)
    words = (*step.requirements, *again)
    kept = [one for one in packages.first() if one.name not in moving]
    fixed = tuple(f"{one.name}=={one.version}" for one in kept)
    if again and not step.requirements:
        yield Attempt(step, words, ())
        return
    relying = tuple(f"{one.name}=={one.version}" for one in kept if _relies(one, moving))
    yield Attempt(step, (*words, *relying), fixed)
    yield Attempt(step, words, fixed)
    recipe = {pin.name for pin in world.context.profile.packages}
    yield Attempt(step, words, tuple(f"{one.name}=={one.version}" for one in kept if one.name in recipe))


def _again(step: Install, packages: Packages) -> tuple[str, ...]:
    """The versions to reinstall, unless a requirement asks for another version."""
    named = {_name(word) for word in step.requirements}
    found = (packages.find(name) for name in step.reinstall if name not in named)
    return tuple(f"{one.name}=={one.version}" for one in found if one is not None)


def _relies(package: Package, moving: set[str]) -> bool:
    return any(_name(text) in moving for text in package.requires if "extra ==" not in text)


def _name(text: str) -> str:
    requirement = requirement_of(text)
    return canonicalize_name(requirement.name) if requirement else ""


def _dry_run(attempt: Attempt, world: World) -> tuple[Change, ...]:
    with tempfile.TemporaryDirectory(prefix="indextts-doctor-") as folder:
        words = [*attempt.words]
        if attempt.constraints:
            path = os.path.join(folder, "constraints.txt")
            with open(path, "w", encoding="utf-8") as file:
                file.write("".join(f"{line}\n" for line in attempt.constraints))
            words += ["--constraint", path]
        if not _by_uv(world):
            return pip.solved(attempt.step, words, world)
        outcome = uv.run(attempt.step, words, world, "--dry-run", *uv.own_cache(folder))
    checked(outcome, _what(attempt.step))
    return tuple(uv.changes(outcome.stderr, attempt.step))


def _by_uv(world: World) -> bool:
    """Whether uv is used; else the deployment's own pip. Raises StepFailed when there is neither."""
    if find_uv() is not None:
        return True
    packages = world.facts.find(Packages)
    if packages is not None and pip.at_hand(packages):
        return False
    raise StepFailed(uv.NO_INSTALLER)


def _what(step: Install) -> str:
    return " ".join((*step.requirements, *step.reinstall))


def install(step: Install, world: World, cache: str) -> None:
    """Apply the result of ``solve``; ``cache`` is a folder for downloads of what is reinstalled.

    Raises StepFailed with the installer's reason.
    """
    by_uv = _by_uv(world)
    if step.remove:
        (uv if by_uv else pip).remove(step, world)
    packages = world.facts.find(Packages)
    assert packages is not None
    words = [*step.requirements, *_again(step, packages)]
    if words:
        # All of it was resolved before: only what was shown is installed. What is damaged may be so in uv's cache, too.
        own = ("--cache-dir", cache) if step.reinstall else uv.own_cache(cache)
        if by_uv:
            outcome = uv.run(step, words, world, "--no-deps", *own)
        else:
            outcome = pip.run(step, ("--no-deps", *words), world)
        checked(outcome, _what(step))


def commands(step: Install) -> tuple[str, ...]:
    """The uv commands for this step, as shown to the user."""
    lines = []
    if step.remove:
        lines.append(f"uv pip uninstall --python {quoted(step.python)} {' '.join(step.remove)}")
    again = [
        f"{change.name}=={change.after}" for change in step.changes if change.name in step.reinstall and change.after
    ]
    if step.requirements or again:
        flags = "".join(f" --index {index}" for index in step.indexes)
        force = "".join(f" --reinstall-package {word.partition('==')[0]}" for word in again)
        words = " ".join(map(quoted, (*step.requirements, *again)))
        lines.append(f"uv pip install --python {quoted(step.python)} --no-deps{force}{flags} {words}")
    return tuple(lines)
