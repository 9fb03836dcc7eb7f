"""uv: how it is found and called, and how its output is read."""

import os
import re
from collections.abc import Iterator, Sequence

from packaging.utils import canonicalize_name

from indextts_doctor import supervise
from indextts_doctor.fixes.steps import Change, Install
from indextts_doctor.i18n.text import _
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.packages import indexes as sources
from indextts_doctor.repair.world import World, checked, find_uv

_LINE = re.compile(r"^ ([-+~]) ([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
# The variable that replaces an option, and the separator of its values.
ADDRESSES = {
    "--default-index": ("UV_DEFAULT_INDEX", " "),
    "--index": ("UV_INDEX", " "),
    "--find-links": ("UV_FIND_LINKS", ","),
}
NO_INSTALLER = _("neither uv nor pip 23.1 or newer is available; install uv in the environment of indextts-doctor")


def changes(said: str, step: Install) -> Iterator[Change]:
    """Yield the changes in uv's output."""
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


def own_cache(folder: str) -> tuple[str, ...]:
    """The option for a cache in ``folder``, unless this user has a uv cache already: no new one stays behind."""
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
    plain, indexes = unseen(_once([*argv, *options]))
    return world.start([*plain, *words], more={**variables(world), **indexes})


def unseen(argv: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The words without addresses of packages, and the variables that name those.

    A password may be in an address, and everybody on the machine can read the words of a process.
    """
    plain: list[str] = []
    found: dict[str, str] = {}
    words = iter(argv)
    for word in words:
        if word in ADDRESSES:
            name, between = ADDRESSES[word]
            found[name] = f"{found[name]}{between}{next(words)}" if name in found else next(words)
        else:
            plain.append(word)
    return plain, found


def _once(argv: Sequence[str]) -> list[str]:
    """The arguments without repeated options that uv accepts only once."""
    words = list(argv)
    for option, length in (("--index-strategy", 2), ("--no-deps", 1)):
        while words.count(option) > 1:
            at = words.index(option)
            del words[at : at + length]
    return words


def variables(world: World) -> dict[str, str]:
    """The variables for uv."""
    # Hard links into uv's cache would spread damage between environments.
    return {"UV_LINK_MODE": "copy", "UV_PYTHON_DOWNLOADS": "never", **sources.uv_variables(os.environ, world.prefix)}


def uv() -> str:
    """The path of uv. Raises StepFailed when there is none."""
    found = find_uv()
    if found is None:
        raise StepFailed(NO_INSTALLER)
    return found


def remove(step: Install, world: World) -> None:
    """Uninstall packages. Raises StepFailed."""
    argv = (uv(), "pip", "uninstall", "--python", step.python, *step.remove)
    checked(world.start(argv, more=variables(world)), " ".join(step.remove))
