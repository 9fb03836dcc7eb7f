"""Runs probes in the deployment's interpreter: the source on standard input, the result as a value, no files left."""

import atexit
import contextlib
import functools
import os
import pkgutil
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Optional

from indextts_doctor.facts import Missing
from indextts_doctor.i18n.text import Text, _
from indextts_doctor.redact.untrusted import ending
from indextts_doctor.supervise import Outcome, run
from indextts_doctor.supervise.descendants import Family
from indextts_doctor.target.context import Context

# Nothing can be made below a device, not even by root.
NOWHERE = "/dev/null/indextts-doctor"

# What libraries write at import, and the variable that moves it.
_WRITTEN = {
    "HF_HUB_CACHE": "hub",
    "TRANSFORMERS_CACHE": "hub",  # transformers 4.35 writes version.txt there
    "HF_MODULES_CACHE": "modules",
    "MODELSCOPE_CACHE": "modelscope",
    "MPLCONFIGDIR": "matplotlib",
    "NUMBA_CACHE_DIR": "numba",
    "TORCHINDUCTOR_CACHE_DIR": "inductor",
    "TRITON_CACHE_DIR": "triton",
    "XDG_CACHE_HOME": "cache",
}
_HARMLESS = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONFAULTHANDLER": "1",
    "TRANSFORMERS_OFFLINE": "1",
}


def send(
    context: Context,
    probe: str,
    *arguments: str,
    seconds: Optional[float] = None,
    memory_bytes: Optional[int] = None,
    python: Optional[str] = None,
) -> Outcome:
    """Run ``scripts/<probe>.py`` in the deployment's interpreter, in the service's folder.

    ``seconds`` is the time limit, by default that of the context; ``python`` another interpreter than the
    target's. Raises OSError only when no temporary file can be created.
    """
    target = context.target
    executable = str(Path(python or target.python).absolute())  # the link itself: its place decides the prefix
    with scratch(own_places(context)) as folder:
        return run(
            (executable, "-", *arguments),
            source=source(*_PARTS.get(probe, (probe,))),
            cwd=target.directory,
            variables=probe_variables(context.variables, folder),
            seconds=context.seconds if seconds is None else seconds,
            memory_bytes=memory_bytes,
        )


def probe_variables(variables: Mapping[str, str], folder: str) -> dict[str, str]:
    """The deployment's variables with only what keeps a probe harmless added.

    Nothing that would hide a fault during the examination: no PYTHONUTF8, no other sys.path.
    """
    moved = {name: f"{folder}/{part}" for name, part in _WRITTEN.items()}
    return {**variables, **_HARMLESS, **moved}


@contextlib.contextmanager
def scratch(avoid: tuple[str, ...]) -> Iterator[str]:
    """Yield a folder for what libraries write at import, outside of ``avoid``, and remove it afterwards.

    Where none can be created it is a path that cannot be written to: libraries tolerate that.
    """
    folder = _make_folder(avoid)
    try:
        yield folder or NOWHERE
    finally:
        if folder:
            _remove(folder)


_made: set[str] = set()


@atexit.register
def _remove_all() -> None:
    """Remove the folders of threads that still run when indextts-doctor ends."""
    Family.close()
    for folder in list(_made):
        _remove(folder)


def _remove(folder: str) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    _made.discard(folder)


def _make_folder(avoid: tuple[str, ...]) -> Optional[str]:
    # Not tempfile's own choice: to find one it writes into every candidate, the deployment's folder included.
    places = [os.environ.get(name, "") for name in ("TMPDIR", "TEMP", "TMP")]
    for place in [*places, "/tmp", "/var/tmp", "/dev/shm"]:  # noqa: S108 - mkdtemp makes it safe
        if Path(place).is_absolute() and not any(_within(place, folder) for folder in avoid):
            with contextlib.suppress(OSError):
                folder = tempfile.mkdtemp(prefix="indextts-doctor-", dir=place)
                _made.add(folder)
                return folder
    return None


def _within(place: str, folder: str) -> bool:
    return Path(place).resolve().is_relative_to(Path(folder).resolve())


def own_places(context: Context) -> tuple[str, ...]:
    """The deployment's folders, in which nothing may be written."""
    prefix, models = context.environment.prefix, context.target.model_dir
    return tuple(place for place in (context.target.directory, prefix, models) if place)


_PARTS = {  # probes that need more than the prelude
    "imports": ("chains", "imports"),
    "application": ("modules", "application"),
}


def source(*parts: str) -> bytes:
    """The prelude and what follows it, as it is sent."""
    return b"".join(_part(part) for part in ("prelude", *parts))


@functools.cache
def _part(name: str) -> bytes:
    return pkgutil.get_data("indextts_doctor.collect.scripts", f"{name}.py") or b""


def missing(outcome: Outcome) -> Missing:
    """Why there are no facts, when a probe ended without any."""
    detail = "\n".join((outcome.text, *outcome.stack, ending(outcome.stderr, 1500))).strip()
    return Missing("failed", _reason(outcome), detail)


def _reason(outcome: Outcome) -> Text:
    how = _ending(outcome)
    if outcome.kind == "start":
        return _("the interpreter cannot be started: {text}").filled(text=outcome.text)
    if not outcome.began:
        return _("the interpreter {how} before it ran any code").filled(how=how)
    return _("the probe {how}").filled(how=how)


def _ending(outcome: Outcome) -> Text:
    endings = {
        "exit": _("exited with code {exit_code}").filled(exit_code=outcome.exit_code),
        "signal": _("was killed by {signal}").filled(signal=outcome.signal),
        "time": _("hung for {seconds:.0f} s").filled(seconds=outcome.seconds),
        "memory": _("ran out of memory and was killed"),
    }
    rubbish = _("returned no usable result")
    return endings.get(outcome.kind, rubbish)
