"""Why an interpreter does not start, from its files and from how it ended. Pure."""

import re
from collections.abc import Iterator
from typing import Literal, Optional

from indextts_doctor.checks import UNSET, Evidence, Maybe, Text, _
from indextts_doctor.facts import Environment, Start


class Ends(Evidence, frozen=True, kw_only=True):
    """An interpreter that ends while it starts."""

    python: str
    shell: str
    how: Text
    message: Maybe[str] = UNSET
    culprit: Maybe[str] = UNSET
    stack: Maybe[list[str]] = UNSET
    output: str
    runs_at_start: Maybe[list[str]] = UNSET


class Lacks(Evidence, frozen=True, kw_only=True):
    """An interpreter that cannot start because a file is missing."""

    python: str
    missing: Maybe[str] = UNSET
    links: Maybe[list[str]] = UNSET
    loop: Maybe[bool] = UNSET
    loader: Maybe[Optional[str]] = UNSET
    message: Maybe[str] = UNSET
    home: Maybe[str] = UNSET
    output: Maybe[str] = UNSET


# The architectures whose programs each machine runs; some have two names.
_RUNS = {
    "x86_64": ("x86_64", "amd64", "i686"),
    "amd64": ("x86_64", "amd64", "i686"),
    "aarch64": ("aarch64", "arm64", "armv7l"),
    "arm64": ("aarch64", "arm64", "armv7l"),
    "armv8l": ("armv7l",),
    "armv6l": ("armv7l",),
}
_NO_LIBRARY = re.compile(r"No module named '?(encodings|site|os|codecs)'?\s|Failed to import encodings module")
_AT_START = re.compile(r"(site|user)customize|<frozen site>|/site\.py\b|\.pth\b|Failed to import the site module")
_FRAME = re.compile(r'^\s*File "([^"\n]+)", line (\d+)', re.MULTILINE)
_MACHINERY = re.compile(r"<frozen|<stdin>|/(site|importlib/[\w/]+|runpy)\.py[:\s]|/site\.py$")

# Lines of shells and of the loader that are not about Python.
_NOISE = re.compile(r"setlocale|warning: (command substitution|here-document)")


# The file does not exist, is built for another machine, its loader does not exist, the standard library is missing, or
# code that runs at every start stops it.
Cause = Literal["missing", "machine", "loader", "library", "startup", "other"]


def cause(environment: Environment, start: Start) -> Optional[Cause]:
    """Why the interpreter does not start; None if it starts."""
    if start.ok:
        return None
    signs: dict[Cause, object] = {
        "missing": not environment.exists,
        "machine": not fits(environment),
        "loader": environment.loader_exists is False,
        "library": _NO_LIBRARY.search(start.output + "\n"),
        "startup": any(map(_AT_START.search, (start.output, *start.stack))),
    }
    return next((name for name, seen in signs.items() if seen), "other")


def fits(environment: Environment) -> bool:
    """Whether this machine can run the file, by its header; True if that is unknown."""
    machine, host = environment.machine, environment.host_machine
    return not machine or not host or machine in _RUNS.get(host, (host,))


def ending(start: Start) -> Text:
    """How the interpreter ended, in a few words."""
    if start.outcome == "time":
        return _("hangs (stopped after {seconds:.0f} s)").filled(seconds=start.seconds)
    if start.outcome == "signal":
        return _("crashes ({signal})").filled(signal=start.signal)
    if start.outcome == "memory":
        return _("runs out of memory and is killed")
    if start.outcome == "start":
        return _("cannot be executed")
    if start.exit_code is not None:
        return _("exits at start (exit code {exit_code})").filled(exit_code=start.exit_code)
    return _("does not respond")


def culprit(environment: Environment, start: Start) -> str:
    """The start-up code, as "file:line", that ended the interpreter, or the code that may have."""
    for place in places(start):
        if not _MACHINERY.search(place) and "<string>" not in place:
            return place
    suspects = [*environment.customize, *(f"{line.file}:{line.line}" for line in environment.pth_code)]
    return ", ".join(suspects[:3]) or "site.py"


def places(start: Start) -> Iterator[str]:
    """Yield "file:line", innermost first."""
    for frame in start.stack:
        yield frame.partition(" ")[0] if frame.startswith("<") else frame.rsplit(" ", 1)[0]
    for file, line in reversed(_FRAME.findall(start.output)):
        yield f"{file}:{line}"


def last_line(output: str, limit: int = 200) -> str:
    """The last informative line of an output, at most ``limit`` characters."""
    lines = [line.strip() for line in output.splitlines() if line.strip() and not _NOISE.search(line)]
    informative = [
        line for line in lines if not line.startswith(("Current thread", "<no Python frame>", "File ", "^", "~"))
    ]
    return (informative or lines or [""])[-1][:limit]


def first_line(output: str, limit: int = 120) -> str:
    """The first informative line of an output, at most ``limit`` characters; "" if there is none."""
    lines = (line.strip() for line in output.splitlines())
    return next((line[:limit] for line in lines if line and not _NOISE.search(line)), "")
