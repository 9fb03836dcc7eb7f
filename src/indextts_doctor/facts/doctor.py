"""Internal errors: a check or plug-in that raised, hung or returned invalid data."""

from typing import Literal

from indextts_doctor.facts.record import Record, fact


class Trouble(Record, frozen=True):
    """One of them."""

    kind: Literal["check", "plugin"]
    name: str  # code of the check, or name of the entry point
    error: str
    traceback: str = ""


@fact("troubles", optional=False)
class Troubles(Record, frozen=True):
    """All of them."""

    found: tuple[Trouble, ...] = ()
