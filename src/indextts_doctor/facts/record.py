"""The base of all records, what is examined, and why a record is missing."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any, Literal, Optional, TypeVar

import msgspec

from indextts_doctor.i18n.text import Text

R = TypeVar("R", bound="Record")


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=False):
    """Base of everything that is written into a report and read back strictly."""

    @classmethod
    def healthy(cls: type[R]) -> R:  # noqa: PYI019 - typing has Self from 3.11 on
        """The record of a healthy deployment, for tests to vary."""
        return cls()


class Fact(msgspec.Struct, frozen=True):
    """A record that is a fact of its own: how ``Facts`` calls it, and whether it may be missing."""

    field: str
    optional: bool = True


FACTS: dict[type[Any], Fact] = {}  # filled by ``fact`` while the package is walked


def fact(field: str, *, optional: bool = True) -> Callable[[type[R]], type[R]]:
    """Register a record as a field of ``Facts``; checks ask for it by its type.

    One that is not ``optional`` is always there, by default as it is without arguments.
    """

    def register(kind: type[R]) -> type[R]:
        FACTS[kind] = Fact(field, optional)
        return kind

    return register


def default(kind: type[Record]) -> Any:
    """The default of a field of ``Facts``; NODEFAULT for a required one."""
    if FACTS[kind].optional:
        return None
    required = any(field.required for field in msgspec.structs.fields(kind))
    return msgspec.NODEFAULT if required else kind()


class Severity(enum.IntEnum):
    """How bad a finding is; "recommended" is never an error."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        """The word used in JSON."""
        return self.name.lower()


# How a process ended: "ok" (there is a result), "exit" (it ended without one), "signal", "time" and "memory" (limits, or
# the kernel's out-of-memory killer), "rubbish" (what it left is no result) or "start" (it never reached its first line).
Ending = Literal["ok", "exit", "signal", "time", "memory", "rubbish", "start"]
# Why a record is missing, or a check silent: "failed" (the examination died; the check is unknown), "skipped" (not asked
# for, e.g. with --fast) or "inapplicable" (there is nothing of the kind here).
Absence = Literal["failed", "skipped", "inapplicable"]
PythonFrom = Literal[
    "option", "configuration", "service", "folder", "VIRTUAL_ENV", "CONDA_PREFIX", "doctor"
]  # what chose the interpreter


@fact("target", optional=False)
class Target(Record, frozen=True):
    """What is examined, and how each part of it was chosen."""

    python: str  # path of the deployment's interpreter
    python_from: PythonFrom
    directory: str
    profile: str
    profile_from: str  # "option", "configuration", "default", or the file that identified the profile
    model_dir: Optional[str] = None
    port: Optional[int] = None
    service_user: Optional[str] = None
    engines: dict[str, str] = {}  # engine name -> interpreter
    deep: bool = False
    fast: bool = False

    @classmethod
    def healthy(cls) -> Target:
        return cls(
            python="/srv/tts/.venv/bin/python",
            python_from="folder",
            directory="/srv/tts",
            profile="indextts-2-llm",
            profile_from="option",
            model_dir="/srv/tts/models/index_tts_2_llm",
            port=5000,
            service_user="tts",
        )


class Missing(Record, frozen=True):
    """Why a record of facts is not there. ``detail`` holds what was seen of a failure."""

    kind: Absence
    reason: Text
    detail: str = ""
