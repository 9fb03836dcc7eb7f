"""The families of checks: the sub-packages of this one, each with the letters that its codes begin with."""

from __future__ import annotations

import dataclasses
from typing import Optional

from indextts_doctor.i18n.text import Text, _


@dataclasses.dataclass(frozen=True)
class Family:
    """A family of checks."""

    name: str  # of the sub-package
    prefixes: tuple[str, ...]
    title: Text

    def has(self, code: str) -> bool:
        """Whether a code belongs to it."""
        return code.rstrip("0123456789") in self.prefixes


FAMILIES = (
    Family("host", ("HOST",), _("System, CPU, memory, disks and container")),
    Family("python", ("PY",), _("Interpreter and virtual environment")),
    Family("packages", ("PKG",), _("Installed Python packages")),
    Family("imports", ("IMP",), _("Imports of Python modules")),
    Family("libraries", ("LIB",), _("Shared libraries and programs of the system")),
    Family("model", ("MOD",), _("Files of the model")),
    Family("cache", ("HUB",), _("Hugging Face cache")),
    Family("application", ("APP",), _("Code of the deployment, and how it is started")),
    Family("service", ("SVC",), _("Running service and its port")),
    Family("logs", ("LOG",), _("Logs of the service")),
    Family("speech", ("SMK",), _("Speech test")),
    Family("doctor", ("DOC",), _("indextts-doctor itself")),
)


def named(word: str) -> Optional[Family]:
    """The family of that name, in capitals or not."""
    return next((family for family in FAMILIES if family.name == word.strip().lower()), None)
