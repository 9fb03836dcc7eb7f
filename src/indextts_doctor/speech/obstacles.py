"""Findings that make a speech test pointless. Pure."""

from collections.abc import Iterable
from typing import Optional

from indextts_doctor.checks.finding import Finding
from indextts_doctor.checks.packages.requirements import absent
from indextts_doctor.facts import Facts, Missing, Packages, Severity
from indextts_doctor.i18n.text import _

# Layers whose errors a synthesis in the deployment's interpreter can only repeat.
_ALL = ("HOST", "PY", "PKG", "LIB", "IMP", "MOD")
_LAYERS = {"reference": ("HOST", "PY", "PKG", "LIB", "IMP"), "http": (), "command": ()}


def obstacle(findings: Iterable[Finding], engine: str) -> Optional[Missing]:
    """Why the speech test does not run, or None: an error was found that the synthesis would run into."""
    layers = _LAYERS.get(engine, _ALL)
    codes = [f.check.code for f in findings if f.severity == Severity.ERROR and f.check.code.startswith(layers)]
    if not layers or not codes:
        return None
    return Missing("skipped", _("not run because of {codes}").filled(codes=codes))


def reference_voice_lacks(facts: Facts) -> Optional[Missing]:
    """What the reference voice lacks where no deployment was found: its packages are not expected there."""
    packages = facts.get(Packages)
    if facts.target.profile_from != "default" or isinstance(packages, Missing):
        return None
    lacks = [pin.name for pin in absent(packages, facts.profile)]
    if not lacks:
        return None
    reason = _(
        "no deployment found, and the built-in voice needs {lacks} (pip install 'indextts-doctor[reference]')"
    ).filled(lacks=lacks)
    return Missing("inapplicable", reason)
