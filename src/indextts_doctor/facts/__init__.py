"""What was observed: one frozen record per subject, to and from JSON.

``None`` inside a record means "known to be absent". A record that is not available is in ``missing`` with
its reason; no check ever sees it.

A new fact is a module of this package with a record that is declared by ``@fact``; nothing else names it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Optional, TypeVar, Union

import msgspec
from msgspec.structs import replace

from indextts_doctor.facts.application import Application, Launch, Launches, LaunchKind, SourceFile, Taken, Unbound
from indextts_doctor.facts.cache import HubCache, Repo
from indextts_doctor.facts.doctor import Trouble, Troubles
from indextts_doctor.facts.host import CgroupKind, Cpu, Host, Limits, Memory, Place, PlaceRole
from indextts_doctor.facts.imports import Import, ImportOutcome, Imports, Link
from indextts_doctor.facts.libraries import ElfProblem, Libraries, LibraryOrigin, Provider, Selinux, SharedObject
from indextts_doctor.facts.logs import Log, LogOrigin, Logs, Saying, Unread
from indextts_doctor.facts.modelfolder import (
    Access,
    Blocker,
    FileProblem,
    ForeignPath,
    ModelFile,
    ModelFolder,
    Unwritable,
)
from indextts_doctor.facts.packages import Damage, Leftover, Package, Packages
from indextts_doctor.facts.profile import (
    Broken,
    Command,
    ImportNeed,
    ModelLayout,
    ModelNeed,
    Pin,
    Profile,
    Route,
    SystemLibrary,
    Thresholds,
)
from indextts_doctor.facts.python import Environment, Interpreter, LibcFamily, PthLine, Shadow, Shadows, Start
from indextts_doctor.facts.record import FACTS, Absence, Ending, Missing, PythonFrom, Record, Severity, Target, default
from indextts_doctor.facts.service import Family, Listener, Port, Service
from indextts_doctor.facts.settingsfiles import SettingsFiles, Unit
from indextts_doctor.facts.sound import Sound, SoundProblem
from indextts_doctor.facts.speech import Attempt, AttemptOutcome, Forecast, KnownAnswer, Role, Speech, Stage, Told
from indextts_doctor.i18n.text import _

__all__ = [
    "Absence", "Access", "Application", "Attempt", "AttemptOutcome", "Blocker", "Broken", "CgroupKind", "Command",
    "Cpu", "Damage", "ElfProblem", "Ending", "Environment", "Facts", "Family", "FileProblem", "Forecast", "ForeignPath",
    "Host", "HubCache", "Import", "ImportNeed", "ImportOutcome", "Imports", "Interpreter", "KnownAnswer", "Launch",
    "LaunchKind", "Launches", "Leftover", "LibcFamily", "Libraries", "LibraryOrigin", "Limits", "Link", "Listener",
    "Log", "LogOrigin", "Logs", "Memory", "Missing", "ModelFile", "ModelFolder", "ModelLayout", "ModelNeed", "Package",
    "Packages", "Pin", "Place", "PlaceRole", "Port", "Profile", "Provider", "PthLine", "PythonFrom", "Record", "Repo",
    "Role", "Route", "Saying", "Selinux", "Service", "SettingsFiles", "Severity", "Shadow", "Shadows", "SharedObject",
    "Sound", "SoundProblem", "SourceFile", "Speech", "Stage", "Start", "SystemLibrary", "Taken", "Target", "Thresholds",
    "Told", "Trouble", "Troubles", "Unbound", "Unit", "Unread", "Unwritable",
]  # fmt: skip

T = TypeVar("T")

NOT_EXAMINED = Missing("failed", _("not examined"))


# The order in which reports have them. A new fact needs no place here: it comes behind these.
_ORDER = (
    "target", "profile", "environment", "start", "interpreter", "packages", "imports", "shadows", "libraries", "host", "model",
    "cache", "port", "service", "settingsfiles", "application", "launches", "logs", "speech", "troubles",
)  # fmt: skip


def _fields() -> dict[type[Any], str]:
    """Import every module of this package; return the facts that they declare, and what ``Facts`` calls each."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    names = {kind: one.field for kind, one in FACTS.items()}
    place = {name: number for number, name in enumerate(_ORDER)}
    return dict(sorted(names.items(), key=lambda one: (place.get(one[1], len(place)), one[1])))


FIELDS = _fields()  # how a check's parameter, by its type, finds its record


class _Facts(Record, frozen=True):
    """All that was observed of one deployment."""

    if TYPE_CHECKING:  # the fields that are always there; the others are found by their type
        target: Target
        profile: Profile
        start: Start = Start()
        troubles: Troubles = Troubles()
        missing: dict[str, Missing] = {}

    @classmethod
    def of(cls, *records: Record, missing: Optional[Mapping[str, Missing]] = None) -> Facts:
        """The facts that consist of these records, and the reasons why others are missing."""
        found: dict[str, Any] = {FIELDS[type(one)]: one for one in records}
        return cls(**found, missing=dict(missing or {}))

    def get(self, kind: type[T]) -> Union[T, Missing]:
        """The record of type ``kind``, or why there is none."""
        value = self.find(kind)
        return self.missing.get(FIELDS[kind], NOT_EXAMINED) if value is None else value

    def find(self, kind: type[T]) -> Optional[T]:
        """The record of type ``kind``; None when there is none."""
        value: Optional[T] = getattr(self, FIELDS[kind])
        return value

    def having(self, record: Record) -> Facts:
        """These facts with another one, or another one of its type."""
        name = FIELDS[type(record)]
        missing = {other: why for other, why in self.missing.items() if other != name}
        return replace(self, **{name: record}, missing=missing)


def _field(kind: type[Any], name: str) -> tuple[str, Any, Any]:
    return name, Optional[kind] if FACTS[kind].optional else kind, default(kind)


if TYPE_CHECKING:
    Facts = _Facts
else:
    Facts = msgspec.defstruct(
        "Facts",
        [*(_field(kind, name) for kind, name in FIELDS.items()), ("missing", dict[str, Missing], {})],
        bases=(_Facts,),
        namespace={"__doc__": _Facts.__doc__},
        module=__name__,
        frozen=True,
    )
