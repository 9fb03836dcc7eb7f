"""Engines: a name, and a function that plans one synthesis."""

import contextlib
import contextvars
import dataclasses
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Optional, Union

from indextts_doctor.facts import Missing
from indextts_doctor.i18n.text import LANGUAGES, Text, _
from indextts_doctor.target.context import Context

Files = tuple[Union[str, Path], ...]


@dataclasses.dataclass(frozen=True)
class Plan:
    """One synthesis: what is run, and what it will touch.

    ``script`` is Python source for the deployment's interpreter, behind scripts/speaking.py; without it ``argv`` is
    run. ``request`` is handed to the script as JSON, paths as texts, with the text, the prompt and the places for
    samples and recording added.
    """

    script: bytes = b""
    request: dict[str, Any] = dataclasses.field(default_factory=dict)
    argv: tuple[str, ...] = ()
    python: Optional[str] = None  # another interpreter than the engine's
    weights: Files = ()  # files that will be loaded
    base_bytes: int = 600 * 2**20  # memory of the libraries themselves
    writes: Files = ()  # folders in which the engine may leave files
    variables: dict[str, str] = dataclasses.field(default_factory=dict)
    guessed: bool = False  # how it is asked is the profile's guess: a refusal proves nothing
    in_deployment: bool = True  # False: it only talks to a service, or is the doctor's own


Planner = Callable[[Context], Union[Plan, Missing]]


@dataclasses.dataclass(frozen=True)
class Engine:
    """A way to synthesize speech with a deployment."""

    name: str
    title: Text
    plan: Planner
    languages: tuple[str, ...] = LANGUAGES  # that it supports, the preferred one first


_ENGINES: dict[str, Engine] = {}
_collected: contextvars.ContextVar[Optional[dict[str, Engine]]] = contextvars.ContextVar("engines", default=None)


def engine(name: str, *, title: Text, languages: tuple[str, ...] = LANGUAGES) -> Callable[[Planner], Planner]:
    """Register a planner as the engine ``name`` and return it unchanged."""

    def register(plan: Planner) -> Planner:
        collected = _collected.get()
        (_ENGINES if collected is None else collected)[name] = Engine(name, title, plan, languages)
        return plan

    return register


@contextlib.contextmanager
def collecting() -> Iterator[dict[str, Engine]]:
    """Yield a dictionary into which, in this thread and meanwhile, engines are registered instead of beside ours."""
    collected: dict[str, Engine] = {}
    token = _collected.set(collected)
    try:
        yield collected
    finally:
        _collected.reset(token)


def builtin() -> dict[str, Engine]:
    """Import every module of engines/ and return what they registered, by name."""
    from indextts_doctor.speech import engines

    for module in pkgutil.iter_modules(engines.__path__, f"{engines.__name__}."):
        importlib.import_module(module.name)
    return dict(sorted(_ENGINES.items()))


def script(name: str) -> bytes:
    """The source of ``scripts/<name>.py``."""
    return pkgutil.get_data("indextts_doctor.speech.scripts", f"{name}.py") or b""


def inapplicable(reason: Text) -> Missing:
    """Why an engine cannot be tried here."""
    return Missing("inapplicable", reason)


def no_model_folder() -> Missing:
    """The result for a deployment without a known model folder."""
    return inapplicable(_("the model folder is unknown; set it with --model-dir"))


def first_file(paths: Iterable[Path]) -> Optional[Path]:
    """The first of the paths that is a file, or None."""
    return next((path for path in paths if path.is_file()), None)
