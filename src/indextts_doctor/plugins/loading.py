"""Checks, engines and profiles of others, found by entry point. Whatever one of them does becomes a Trouble and nothing more.

An entry point of the group ``indextts_doctor.plugins`` names a module, whose import registers checks and engines, or a
function that does so when it is called. ``PROFILES``, a path or several, in that module names profile files or folders
of them; relative ones start from the module's folder. ``API_VERSION`` is the version of the contract it was written for.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import sys
import threading
import traceback
import types
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msgspec.structs import replace

from indextts_doctor.checks import registry
from indextts_doctor.checks.finding import Check, Evidence
from indextts_doctor.facts import Trouble, Troubles
from indextts_doctor.formats.reading import read_regular
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import Text
from indextts_doctor.redact.untrusted import bounded

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from indextts_doctor.speech.engine import Engine

T = TypeVar("T")

GROUP = "indextts_doctor.plugins"

_met: dict[str, Contents] = {}  # a module registers once; a later load() finds its contents here


class Contents(NamedTuple):
    """The contents of one plug-in."""

    checks: tuple[Check, ...]
    engines: dict[str, Engine]
    profiles: list[Path]


class Loaded(NamedTuple):
    """The contents of all plug-ins."""

    checks: tuple[Check, ...] = ()
    troubles: Troubles = Troubles()
    profiles: tuple[Path, ...] = ()
    engines: dict[str, Engine] = {}


def all_checks() -> tuple[Check, ...]:
    """Our checks and those of plug-ins, by code."""
    return tuple(sorted((*registry.builtin(), *load().checks), key=lambda check: check.code))


class _RubbishError(Exception):
    """The contents of a plug-in are not usable."""


def load(seconds: float = 5.0) -> Loaded:
    """Load every plug-in, each within ``seconds``. Of one that fails in any way, nothing is kept."""
    if not any(map(_mentions_us, sys.path)):
        return Loaded()
    troubles: list[Trouble] = []
    try:
        entries = sorted(_entry_points(), key=lambda entry: (entry.name, entry.value))
    except Exception as error:  # noqa: BLE001 - anyone's metadata may be broken in any way
        return Loaded(troubles=Troubles((_trouble(GROUP, error),)))
    checks: dict[str, Check] = {}
    engines: dict[str, Engine] = {}
    profiles: list[Path] = []
    taken = {check.code for check in registry.builtin()}
    for entry in entries:
        try:
            contents = within(seconds, functools.partial(_bring, entry))
            _examine(contents, taken | checks.keys(), engines)
        except Exception as error:  # noqa: BLE001 - whatever a plug-in raises
            troubles.append(_trouble(f"{entry.name} = {entry.value}", error))
            continue
        checks.update((check.code, limited(check, seconds)) for check in contents.checks)
        engines.update(contents.engines)
        profiles += contents.profiles
    return Loaded(tuple(checks.values()), Troubles(tuple(troubles)), tuple(profiles), engines)


def _mentions_us(folder: str) -> bool:
    """Whether a package there may be a plug-in: a tenth of the time of importlib.metadata where there is none."""
    try:
        infos = [path for path in Path(folder).iterdir() if path.suffix in (".dist-info", ".egg-info")]
    except NotADirectoryError:
        return True  # a zip archive: importlib.metadata can look into it
    except OSError:
        return False
    group = GROUP.encode()
    for info in infos:
        with contextlib.suppress(OSError):
            if group in read_regular(info / "entry_points.txt", 2**20):
                return True
    return False


def _entry_points() -> set[EntryPoint]:
    if sys.version_info >= (3, 10):
        from importlib.metadata import entry_points
    else:
        from importlib_metadata import entry_points
    return set(entry_points(group=GROUP))


def _bring(entry: EntryPoint) -> Contents:
    from indextts_doctor.speech import engine

    with registry.collecting() as registered, engine.collecting() as engines:
        module = _registering(entry)
        paths = list(_profiles(module))
    known = _met.get(entry.value) or Contents(_imported_before(module), {}, [])
    checks = tuple(registered.values()) or known.checks
    _met[entry.value] = Contents(checks, engines or known.engines, paths)
    return _met[entry.value]


def _registering(entry: EntryPoint) -> types.ModuleType:
    """The module after its import, and after a call of the function if the entry point names one."""
    from indextts_doctor.plugins import version

    objection = version.objection(version.stated(entry.module))
    if objection:
        raise _RubbishError(objection)
    loaded = entry.load()
    if not isinstance(loaded, types.ModuleType):
        if not callable(loaded):
            raise _RubbishError(f"{entry.value} is a {type(loaded).__name__}, neither a module nor a function")
        result = loaded()
        if result is not None:
            raise _RubbishError(f"{entry.value} returned a {type(result).__name__}; it should register checks")
    return sys.modules[entry.module]


def _imported_before(module: types.ModuleType) -> tuple[Check, ...]:
    """The checks of a module that someone, a test perhaps, had imported without us."""
    name = module.__name__
    return tuple(c for c in registry.registered() if f"{c.function.__module__}.".startswith(f"{name}."))


def _profiles(module: types.ModuleType) -> Iterator[Path]:
    named: Any = getattr(module, "PROFILES", ())
    base = Path(module.__file__ or ".").parent
    for path in [named] if isinstance(named, (str, Path)) else list(itertools.islice(named, 100)):
        full = base / path
        if full.is_dir():
            yield from sorted(full.glob("*.toml"))
        elif full.is_file():
            yield full
        else:
            raise _RubbishError(f"PROFILES: {path} is neither a file nor a folder")


def _examine(contents: Contents, taken: set[str], engines: Collection[str]) -> None:
    """Raise _RubbishError or UserError unless checks, engines and profiles can be used."""
    from indextts_doctor.plugins import contract

    for check in contents.checks:
        found = contract.faults(check)
        if found:
            raise _RubbishError(f"the check {check.code!r}: {'; '.join(found)}")
        if check.code in taken:
            raise _RubbishError(f"the code {check.code} is already used")
        if contract.prefix(check.code) in contract.OURS:
            raise _RubbishError(
                f"the check {check.code}: {contract.prefix(check.code)} is a prefix of the doctor's own"
            )
    _examine_engines(contents.engines, engines)
    _examine_profiles(contents.profiles)


def _examine_engines(contents: dict[str, Engine], others: Collection[str]) -> None:
    from indextts_doctor.speech import engine

    taken = {*others, *(engine.builtin() if contents else ())}
    for one in contents.values():
        if one.name in taken:
            raise _RubbishError(f"the engine {one.name} is already used")
        if not (callable(one.plan) and isinstance(one.title, Text) and one.languages):
            raise _RubbishError(f"the engine {one.name!r}: it needs a title, a planner and a language")


def _examine_profiles(paths: Iterable[Path]) -> None:
    from indextts_doctor.config import profiles

    ours = profiles.available()
    for path in paths:
        if path.stem in ours:
            raise _RubbishError(f"the profile {path.stem} is built in")
        profiles.load(str(path))


def within(seconds: float, function: Callable[[], T]) -> T:
    """What ``function`` returns, or raise what it raises; what is no Exception comes as a RuntimeError.

    It runs in a thread that is left behind, and does not keep the doctor from ending, when ``seconds`` are over:
    then TimeoutError. What it prints goes to stderr, since stdout belongs to the report.
    """
    ends: list[tuple[bool, Any]] = []

    def run() -> None:
        try:
            ends.append((True, function()))
        except BaseException as error:  # noqa: BLE001 - sys.exit(), too
            ends.append((False, error))

    thread = threading.Thread(target=run, daemon=True, name="plug-in")
    with contextlib.redirect_stdout(sys.stderr):
        thread.start()
        thread.join(seconds)
    if not ends:
        raise TimeoutError(f"took longer than {seconds:g} s{_where(thread)}")
    done, result = ends[0]
    if not done and not isinstance(result, Exception):
        raise RuntimeError(f"{type(result).__name__}: {result}") from result
    if not done:
        raise result
    return result  # type: ignore[no-any-return]


def _where(thread: threading.Thread) -> str:
    frame = sys._current_frames().get(thread.ident or 0)  # noqa: SLF001 - the documented way to see another thread
    return f", at {frame.f_code.co_filename}:{frame.f_lineno} in {frame.f_code.co_name}" if frame else ""


def limited(check: Check, seconds: float) -> Check:
    """The check with a function that ends: in time, and after so many instances."""
    from indextts_doctor.diagnose.running import MOST_EVIDENCE

    function = check.function

    @functools.wraps(function)
    def run(**facts: Any) -> list[Evidence]:
        return within(seconds, lambda: list(itertools.islice(function(**facts), MOST_EVIDENCE + 1)))

    return replace(check, function=run)


def _trouble(name: str, error: Exception) -> Trouble:
    own = isinstance(error, (_RubbishError, TimeoutError, UserError))
    message = str(error) if own else f"{type(error).__name__}: {error}"
    trace = "" if own else "".join(traceback.format_exception(type(error), error, error.__traceback__))
    return Trouble("plugin", bounded(name, 200), bounded(message), trace[-2000:])
