"""The plug-in contract: what a plug-in of another distribution builds on, and where it imports it from.

Within one major version of the contract each name here stays and means the same; what is imported from elsewhere in
indextts_doctor may change with any release. ``plugins.testing`` belongs to the contract, too.
"""

import importlib
from typing import TYPE_CHECKING, Any

API_VERSION = "1.0"  # a major version takes something away or changes it, a minor one adds

if TYPE_CHECKING:
    from indextts_doctor.checks.finding import CannotCheck, Evidence
    from indextts_doctor.checks.registry import check
    from indextts_doctor.facts import *  # noqa: F403 - each record of facts, as its type is a check's parameter
    from indextts_doctor.facts import Severity
    from indextts_doctor.i18n.text import Text
    from indextts_doctor.speech.engine import Plan, engine, inapplicable
    from indextts_doctor.target.context import Context

_ELSEWHERE = {
    "checks.finding": ("Evidence", "CannotCheck"),
    "checks.registry": ("check",),
    "facts.record": ("Severity",),
    "i18n.text": ("Text",),
    "speech.engine": ("Plan", "engine", "inapplicable"),
    "target.context": ("Context",),
}
_PLACES = {name: place for place, names in _ELSEWHERE.items() for name in names}

__all__ = [
    "API_VERSION",
    "CannotCheck",
    "Context",
    "Evidence",
    "Plan",
    "Severity",
    "Text",
    "check",
    "engine",
    "inapplicable",
]


def __getattr__(name: str) -> Any:
    """Import a name of the contract when it is asked for: most starts of the doctor need no speech engine."""
    if name.startswith("_"):
        raise AttributeError(name)
    place = importlib.import_module(f"indextts_doctor.{_PLACES.get(name, 'facts')}")
    if name not in _PLACES and name not in place.__all__:
        raise AttributeError(f"the plug-in contract {API_VERSION} has no {name}")
    return getattr(place, name)
