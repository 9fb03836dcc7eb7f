"""The commands that start the service: the running process, units of systemd, scripts, Procfile, Dockerfile."""

import itertools
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Optional

from msgspec.structs import replace

from indextts_doctor.collect.registry import collector
from indextts_doctor.facts import Launch, Launches, LaunchKind, Service
from indextts_doctor.formats import envfile, startfile, unitfile
from indextts_doctor.i18n.text import _
from indextts_doctor.target.context import Context
from indextts_doctor.target.rights import SEARCH, may
from indextts_doctor.target.settingsfiles import SYSTEM, content, units

MOST_FILES = 50
MOST_FOUND = 50
MOST_WORDS = 64
MOST_NAMES = 2000
MOST_SHARED = 100
LONGEST = 400  # characters of a word, or of a line
VARIABLES = ("GUNICORN_CMD_ARGS", "WEB_CONCURRENCY", "PYTHONPATH")
_PROGRAM = re.compile(r"(?:.*/)?(?:gunicorn|uvicorn|hypercorn|waitress-serve|flask|python|pypy)[\d.]*")
_OWN_FOLDER = re.compile(r"dirname|BASH_SOURCE|\$\{?(?:0|DIR|HERE|ROOT|SCRIPT_DIR)\b")


@collector(Launches, label=_("start commands"))
def collect(context: Context, root: Path = SYSTEM) -> Launches:
    """Every command, of those that are known, that starts a server or a Python program of the deployment."""
    folder = Path(context.target.directory)
    found = [*_running(context.service), *_systemd(root, folder), *_files(folder)]
    return Launches(tuple(_placed(one, str(folder)) for one in found[:MOST_FOUND]))


def _placed(launch: Launch, folder: str) -> Launch:
    """The launch with what its folder shares with the deployment's; a folder that is closed is not known."""
    place = launch.directory
    if place is None or os.path.realpath(place) == os.path.realpath(folder):
        return replace(launch, directory=place and folder)
    if not may(place, SEARCH):
        return replace(launch, directory=None)
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in itertools.islice(entries, MOST_NAMES))
    shared = (name for name in names if os.path.exists(f"{place}/{name}"))  # noqa: PTH110 - a closed one is no error
    return replace(launch, beside=tuple(shared)[:MOST_SHARED])


def _running(service: Optional[Service]) -> Iterator[Launch]:
    # A process that has given itself a title, "gunicorn: master [app]", has no command line any more.
    if service is not None and service.command and not re.match(r"\w+: ", service.command[0]):
        variables = {name: service.environment[name] for name in VARIABLES if name in service.environment}
        source, words = f"process {service.pid}", service.command[:MOST_WORDS]
        yield Launch("service", source, words, directory=service.directory, variables=variables)


def _systemd(root: Path, folder: Path) -> Iterator[Launch]:
    for path, texts in units(root, os.path.realpath(folder)):
        whole = "\n".join(texts)
        words = unitfile.values(whole, "ExecStart")
        if not words:
            continue
        words[0] = words[0].lstrip("-@:+!")
        said = unitfile.values(whole, "WorkingDirectory")
        place = said[-1].lstrip("-") if said else "/"
        variables = {**unitfile.variables(whole), **_of_files(whole)}
        lines = [line for line in texts[0].splitlines() if line.lstrip().startswith("ExecStart=")]
        one = len(lines) == 1 and len(texts) == 1 and not lines[0].endswith("\\")
        text = lines[0] if one else ""
        known = place if place.startswith("/") and "%" not in place else None
        yield from _known("systemd", str(path), [startfile.Command(tuple(words), text)], known, variables)


def _of_files(unit: str) -> dict[str, str]:
    """What the files named by EnvironmentFile= set, which counts before Environment=."""
    found: dict[str, str] = {}
    for name in unitfile.values(unit, "EnvironmentFile"):
        path = name.lstrip("-")
        if path.startswith("/") and "%" not in path and "\0" not in path:
            found.update(envfile.variables(content(Path(path)) or ""))
    return found


def _files(folder: Path) -> Iterator[Launch]:
    image = list(startfile.dockerfile(content(folder / "Dockerfile") or ""))
    entered = {PurePosixPath(word).name for command in image for word in command.words}
    for path in sorted(folder.glob("*.sh"))[:MOST_FILES]:
        text = content(path)
        if text is not None:
            kind: LaunchKind = "dockerfile" if path.name in entered else "script"  # it runs in the image
            for place, command in _led(startfile.script(text)):
                yield from _known(kind, str(path), [command], place)
    # A Procfile runs in its own folder, each line by itself; the folders of an image are unknown.
    text = content(folder / "Procfile") or ""
    for _text, line in itertools.groupby(startfile.procfile(text), lambda one: one.text):
        for place, command in _led(line):
            yield from _known("procfile", str(folder / "Procfile"), [command], place or str(folder))
    yield from _known("dockerfile", str(folder / "Dockerfile"), image)


def _led(commands: Iterable[startfile.Command]) -> Iterator[tuple[Optional[str], startfile.Command]]:
    """Yield the commands of a script with the folder that it goes to, and with the environment that it activates.

    The folder that a script runs in is unknown; most change to their own folder, or run there: that is None. Commands
    after a change to an unknown folder are skipped.
    """
    place: Optional[str] = None
    programs = ""
    for command in commands:
        words = command.words
        if words[0] in ("cd", "pushd") and len(words) > 1:
            if words[1].startswith("/"):
                place = os.path.normpath(words[1])
            elif words[1] != "." and not _OWN_FOLDER.search(words[1]):
                return
        elif words[0] in ("source", ".") and len(words) > 1 and words[1].endswith("/activate"):
            programs = words[1].removesuffix("activate")
        elif words[:2] in (("conda", "activate"), ("mamba", "activate")):
            programs = "$CONDA_PREFIX/bin/"
        elif programs and "/" not in words[0]:
            words = (programs + words[0], *words[1:])
            yield place, startfile.Command(words, command.text, command.variables)
        else:
            yield place, command


def _known(
    kind: LaunchKind,
    source: str,
    commands: Iterable[startfile.Command],
    directory: Optional[str] = None,
    variables: Optional[dict[str, str]] = None,
) -> Iterator[Launch]:
    """Yield those commands that run a server or Python."""
    for command in commands:
        words = tuple(word[:LONGEST] for word in command.words[:MOST_WORDS])
        if words and _PROGRAM.fullmatch(words[0]):
            text = command.text if len(command.text) <= LONGEST else ""
            found = {n: v for n, v in {**command.variables, **(variables or {})}.items() if n in VARIABLES}
            yield Launch(kind, source, words, text, directory, variables=found)
