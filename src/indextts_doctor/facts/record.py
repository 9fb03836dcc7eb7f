"""The base of all records, what is examined, and why a record is missing."""

from __future__ import annotations

import enum
from typing import Optional

import msgspec

from indextts_doctor.i18n.text import Text


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=False):
    """Base of everything that is written into a report and read back strictly."""


class Severity(enum.IntEnum):
    """How bad a finding is; "recommended" is never an error."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        """The word used in JSON."""
        return self.name.lower()


class Target(Record, frozen=True):
    """What is examined, and how each part of it was chosen."""

    python: str  # path of the patient's interpreter
    python_from: str  # e.g. "found in the folder", "--python", "listens on port 5000"
    directory: str
    profile: str
    profile_from: str
    model_dir: Optional[str] = None
    port: Optional[int] = None
    service_user: Optional[str] = None
    engines: dict[str, str] = {}  # engine name -> interpreter
    deep: bool = False
    fast: bool = False


class Missing(Record, frozen=True):
    """Why a record of facts is not there.

    ``kind`` is "failed" (the examination died; the check is unknown), "skipped" (not asked for, e.g. with
    --fast) or "inapplicable" (there is nothing of the kind here). ``detail`` holds what was seen of a failure.
    """

    kind: str
    reason: Text
    detail: str = ""
