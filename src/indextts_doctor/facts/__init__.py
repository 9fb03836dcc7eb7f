"""What was observed: one frozen record per subject, to and from JSON.

``None`` inside a record means "known to be absent". A record that could not be had stands in ``missing`` with
its reason; no check ever sees it.
"""

from __future__ import annotations

from typing import Any, Optional, TypeVar, Union

from indextts_doctor.facts.application import Application, Launch, Launches
from indextts_doctor.facts.cache import HubCache
from indextts_doctor.facts.doctor import Trouble, Troubles
from indextts_doctor.facts.host import Host
from indextts_doctor.facts.imports import Import, Imports
from indextts_doctor.facts.libraries import Libraries
from indextts_doctor.facts.logs import Logs
from indextts_doctor.facts.modelfolder import ModelFolder
from indextts_doctor.facts.packages import Package, Packages
from indextts_doctor.facts.profile import Profile
from indextts_doctor.facts.python import Environment, Interpreter, Shadows, Start
from indextts_doctor.facts.record import Missing, Record, Target
from indextts_doctor.facts.service import Port, Service
from indextts_doctor.facts.settingsfiles import SettingsFiles
from indextts_doctor.facts.speech import Speech
from indextts_doctor.i18n.text import _

__all__ = [
    "Application", "Environment", "Facts", "Host", "HubCache", "Import", "Imports", "Interpreter", "Launch", "Launches",
    "Libraries", "Logs", "ModelFolder", "Package", "Packages", "Port", "Profile", "Service", "SettingsFiles", "Shadows", "Speech", "Start", "Target", "Trouble", "Troubles",
]  # fmt: skip

T = TypeVar("T")

NOT_EXAMINED = Missing("failed", _("it was not examined"))


class Facts(Record, frozen=True):
    """All that was observed of one patient."""

    target: Target
    profile: Profile
    environment: Optional[Environment] = None
    start: Start = Start()
    interpreter: Optional[Interpreter] = None
    packages: Optional[Packages] = None
    imports: Optional[Imports] = None
    shadows: Optional[Shadows] = None
    libraries: Optional[Libraries] = None
    host: Optional[Host] = None
    model: Optional[ModelFolder] = None
    cache: Optional[HubCache] = None
    port: Optional[Port] = None
    service: Optional[Service] = None
    settingsfiles: Optional[SettingsFiles] = None
    application: Optional[Application] = None
    launches: Optional[Launches] = None
    logs: Optional[Logs] = None
    speech: Optional[Speech] = None
    troubles: Troubles = Troubles()
    missing: dict[str, Missing] = {}

    def get(self, kind: type[T]) -> Union[T, Missing]:
        """Return the record of type ``kind``, or why there is none."""
        name = FIELDS[kind]
        value = getattr(self, name)
        return self.missing.get(name, NOT_EXAMINED) if value is None else value


# How a check's parameter, by its type, finds its record.
FIELDS: dict[type[Any], str] = {
    Target: "target",
    Profile: "profile",
    Environment: "environment",
    Start: "start",
    Interpreter: "interpreter",
    Packages: "packages",
    Imports: "imports",
    Shadows: "shadows",
    Libraries: "libraries",
    Host: "host",
    ModelFolder: "model",
    HubCache: "cache",
    Port: "port",
    Service: "service",
    SettingsFiles: "settingsfiles",
    Application: "application",
    Launches: "launches",
    Logs: "logs",
    Speech: "speech",
    Troubles: "troubles",
}
