"""Packages: which change (a resolver says so), and the commands that change them. uv, else the patient's own pip."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace
from packaging.utils import canonicalize_name

from indextts_doctor import supervise
from indextts_doctor.cure import StepFailed, sources
from indextts_doctor.cure.world import World, checked, find_uv
from indextts_doctor.facts import Package, Packages
from indextts_doctor.knowledge.versions import requirement_of
from indextts_doctor.model import Text
from indextts_doctor.steps import Change, Install

_LINE = re.compile(r"^ ([-+~]) ([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
NO_INSTALLER = Text(
    en="neither uv nor a pip of 23.1 or newer is at hand, so nothing can be proven or installed: "
    "install uv beside the doctor",
    zh="没有可用的 uv，也没有 23.1 及以上的 pip，无法验证和安装：请在诊断工具的环境中安装 uv",
)


NOTHING = Text(
    en="the resolver finds nothing to change: what is required is installed already",
    zh="解析器认为无需改动：所需内容已经安装",
)


def solve(step: Install, world: World) -> Install:
    """Return the step with the changes that a resolver says it comes to, nothing else changing if that can be.

    Raises StepFailed with the resolver's reason when there is no solution.
    """
    packages = world.facts.packages
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
                return replace(
                    step, requirements=attempt.exact(found), indexes=indexes, changes=(*removed, *found)
                )
    assert failure is not None
    raise failure


class Attempt(msgspec.Struct, frozen=True):
    """What a resolver is asked."""

    step: Install
    words: tuple[str, ...]  # requirements
    constraints: tuple[str, ...]  # what must stay as it is

    def exact(self, changes: Iterable[Change]) -> tuple[str, ...]:
        """Return the requirements as the resolver has answered them, so that what is done is what was shown."""
        wanted = {change.name: change.after for change in changes if change.after}
        return tuple(
            f"{name}=={version}"
            for name, version in sorted(wanted.items())
            if name not in self.step.reinstall
        )


def _attempts(step: Install, packages: Packages, world: World) -> Iterator[Attempt]:
    """Yield what is asked, from the one that changes least."""
    moving = {_name(word) for word in step.requirements} | set(step.reinstall) | set(step.remove)
    again = tuple(
        f"{name}=={found.version}" for name in step.reinstall for found in [packages.find(name)] if found
    )
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
        outcome = run(attempt.step, words, world, "--dry-run", *own_cache(folder))
    checked(outcome, _what(attempt.step))
    return tuple(changes(outcome.stderr, attempt.step))


def _what(step: Install) -> str:
    return " ".join((*step.requirements, *step.reinstall))


def changes(said: str, step: Install) -> Iterator[Change]:
    """Yield what uv says it changes."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for sign, name, version in _LINE.findall(said):
        key = canonicalize_name(name)
        if sign in "-~":
            before[key] = version
        if sign in "+~":
            after[key] = version
    for name in sorted({*before, *after}):
        change = Change(name, before.get(name), after.get(name))
        if change.before != change.after or name in step.reinstall:
            yield change


def install(step: Install, world: World, cache: str) -> None:
    """Do what ``solve`` has said; ``cache`` is a folder for downloads of what is put in place again.

    Raises StepFailed with the installer's reason.
    """
    if step.remove:
        uninstall = (uv(), "pip", "uninstall", "--python", step.python, *step.remove)
        checked(world.start(uninstall, more=variables(world)), " ".join(step.remove))
    words = [*step.requirements]
    packages = world.facts.packages
    assert packages is not None
    for name in step.reinstall:
        found = packages.find(name)
        words += [f"{name}=={found.version}"] if found else []
    if words:
        # All of it was resolved before: only what was shown is installed. What is damaged may be so in uv's cache, too.
        own = ("--cache-dir", cache) if step.reinstall else own_cache(cache)
        checked(run(step, words, world, "--no-deps", *own), _what(step))


def own_cache(folder: str) -> tuple[str, ...]:
    """Return the option for a cache in ``folder``, unless this user has one of uv's: none is left behind."""
    default = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "uv")
    return () if os.environ.get("UV_CACHE_DIR") or os.path.isdir(default) else ("--cache-dir", folder)


def run(step: Install, words: Sequence[str], world: World, *options: str) -> supervise.Outcome:
    """Run ``uv pip install`` for a step; return how it ended."""
    argv = [uv(), "pip", "install", "--python", step.python, "--color", "never", "--no-progress"]
    for name in step.reinstall:
        argv += ["--reinstall-package", name]
    if step.reinstall and not step.requirements:
        argv.append("--no-deps")
    for index in step.indexes:
        argv += ["--index", index, "--index-strategy", "unsafe-best-match"]
    argv += sources.uv_options(os.environ, world.prefix)
    return world.start([*_once([*argv, *options]), *words], more=variables(world))


def _once(argv: Sequence[str]) -> list[str]:
    """Return the words with each option that uv takes once only once."""
    words = list(argv)
    for option, length in (("--index-strategy", 2), ("--no-deps", 1)):
        while words.count(option) > 1:
            at = words.index(option)
            del words[at : at + length]
    return words


def variables(world: World) -> dict[str, str]:
    """Return what uv is told by variables."""
    # Hard links into uv's cache would let damage travel between environments.
    return {
        "UV_LINK_MODE": "copy",
        "UV_PYTHON_DOWNLOADS": "never",
        **sources.uv_variables(os.environ, world.prefix),
    }


def uv() -> str:
    """Return the path of uv. Raises StepFailed when there is none."""
    found = find_uv()
    if found is None:
        raise StepFailed(NO_INSTALLER)
    return found


def commands(step: Install) -> tuple[str, ...]:
    """Return what is run, as a person would type it."""
    lines = []
    if step.remove:
        lines.append(f"uv pip uninstall --python {step.python} {' '.join(step.remove)}")
    again = [
        f"{change.name}=={change.after}"
        for change in step.changes
        if change.name in step.reinstall and change.after
    ]
    if step.requirements or again:
        flags = "".join(f" --index {index}" for index in step.indexes)
        force = "".join(f" --reinstall-package {word.partition('==')[0]}" for word in again)
        words = " ".join((*step.requirements, *again))
        lines.append(f"uv pip install --python {step.python} --no-deps{force}{flags} {words}")
    return tuple(lines)
