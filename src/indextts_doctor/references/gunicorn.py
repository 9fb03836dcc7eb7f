"""The settings of gunicorn, from its command line, configuration file and variables. Pure."""

import dataclasses
import posixpath
import re
import shlex
from collections.abc import Iterator, Mapping
from typing import Optional

from indextts_doctor.facts import Application, Launch
from indextts_doctor.formats.gunicornfile import options

DEFAULTS = {"timeout": "30", "workers": "1", "worker_class": "sync", "threads": "1"}
COMPUTED = "?"  # a value that is not written down
_PROGRAM = re.compile(r"(?:.*/)?gunicorn[\d.]*")


@dataclasses.dataclass(frozen=True)
class Gunicorn:
    """One command of gunicorn. ``settings`` as texts, by gunicorn's own names; "?" is computed."""

    launch: Launch
    program: str  # "gunicorn", a path of it, or the interpreter that runs it as a module
    settings: Mapping[str, str]
    named: frozenset[str]  # settings that the command line itself gives
    config: Optional[str] = None  # path of the configuration, relative to the folder, when it was read
    unread: bool = False  # it has a configuration that was not examined

    def get(self, name: str) -> str:
        """A setting; "?" where it is not known."""
        return self.settings.get(name, COMPUTED if self.unread else DEFAULTS.get(name, ""))

    def number(self, name: str) -> Optional[int]:
        """A setting that is a number; None where it is not known."""
        value = self.get(name)
        return int(value) if value.isascii() and value.isdigit() else None

    @property
    def worker_class(self) -> str:
        """Its kind of worker; one of the kind "sync" with several threads is "gthread"."""
        kind, threads = self.get("worker_class"), self.number("threads")
        if kind != "sync" or threads == 1:
            return kind
        return COMPUTED if threads is None else "gthread"

    @property
    def target(self) -> tuple[str, str]:
        """The module and the name in it that it serves; ("", "") where it names none, or not plainly."""
        module, colon, name = self.get("wsgi_app").partition(":")
        plain = re.fullmatch(r"[\w.]+", module) and re.fullmatch(r"(\w+)(\(.*\))?", name if colon else "application")
        return (module, plain[1]) if plain else ("", "")

    @property
    def directory(self) -> Optional[str]:
        """The folder that it looks for the module in; None where that is not known."""
        chdir = self.get("chdir")
        if chdir:
            return chdir if chdir.startswith("/") and "$" not in chdir else None
        return None if self.unread else self.launch.directory

    def looks_in(self, folder: str) -> Optional[bool]:
        """Whether it finds modules in the folder; None: not known."""
        further = [*self.get("pythonpath").split(","), *self.launch.variables.get("PYTHONPATH", "").split(":")]
        if any(further):
            return True if folder in further else None
        if self.directory is None:
            return None if self.get("chdir") or self.unread else True
        return self.directory.rstrip("/") == folder


def commands(launches: tuple[Launch, ...], application: Application) -> Iterator[Gunicorn]:
    """Yield those of the commands that run gunicorn."""
    for launch in launches:
        found = _found(launch.words)
        if found is not None:
            yield _read(launch, *found, application)


def _found(words: tuple[str, ...]) -> Optional[tuple[str, tuple[str, ...]]]:
    """What runs gunicorn, and its arguments."""
    for place, word in enumerate(words[:4]):
        if not all(one.startswith("-") for one in words[1:place]):
            return None  # an argument of a script
        if _PROGRAM.fullmatch(word):
            return word, words[place + 1 :]
        if word == "-m":
            run = words[place + 1 : place + 2] in (("gunicorn",), ("gunicorn.app.wsgiapp",))
            return (words[0], words[place + 2 :]) if run else None
    return None


def _read(launch: Launch, program: str, arguments: tuple[str, ...], application: Application) -> Gunicorn:
    given, loose = _given(arguments)
    variables = launch.variables
    try:
        environment, more = _given(tuple(shlex.split(variables.get("GUNICORN_CMD_ARGS", ""))))
    except ValueError:
        environment, more = {}, False
    said = given.get("config", environment.get("config"))
    name = (said or "gunicorn.conf.py").removeprefix("file:")
    path = posixpath.normpath(posixpath.join(launch.directory or application.directory, name))
    path = path.removeprefix(f"{application.directory}/")
    here = said is not None or launch.directory in (None, application.directory)
    file = next((one for one in application.files if here and one.path == path and not one.error), None)
    workers = {"workers": variables["WEB_CONCURRENCY"]} if variables.get("WEB_CONCURRENCY") else {}
    config = file.settings if file is not None else {}
    settings = {**workers, **config, **environment, **given}
    unread = loose or more or (file is None and said is not None) or (file is not None and file.open)
    return Gunicorn(launch, program, settings, frozenset(given), path if file else None, unread)


def _given(arguments: tuple[str, ...]) -> tuple[dict[str, str], bool]:
    """The settings of a command line, and whether it holds more that is not written down, as "$OPTIONS" may be."""
    found: dict[str, str] = {}
    loose = False
    for name, value in options(arguments):
        if name != "wsgi_app":
            found[name] = value
        elif re.search(r"[$`]", value):
            loose = True
        else:
            found.setdefault(name, value)
    return found, loose
