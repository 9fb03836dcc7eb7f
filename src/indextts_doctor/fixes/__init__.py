"""One file per fix, in families, named as the check that it serves. What its author needs is imported from here."""

from indextts_doctor.checks.finding import Finding
from indextts_doctor.fixes.registry import fix
from indextts_doctor.fixes.steps import (
    Advice,
    Assign,
    Change,
    ClearStack,
    Edit,
    Fetch,
    Install,
    Mode,
    Move,
    NewEnvironment,
    Prune,
    Quarantine,
    Step,
    Steps,
    System,
)
from indextts_doctor.i18n.text import Text, _

__all__ = [
    "Advice",
    "Assign",
    "Change",
    "ClearStack",
    "Edit",
    "Fetch",
    "Finding",
    "Install",
    "Mode",
    "Move",
    "NewEnvironment",
    "Prune",
    "Quarantine",
    "Step",
    "Steps",
    "System",
    "Text",
    "_",
    "fix",
]
