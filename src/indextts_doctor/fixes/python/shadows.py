"""How a file that hides a module is taken out of the way. Pure."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts.record import Severity
from indextts_doctor.fixes import Advice, Finding, Move, _

MAY_BE_MEANT = _("the module that it hides is not needed by this deployment, so the file may be meant")


def aside(finding: Finding) -> Iterator[Union[Move, Advice]]:
    """Yield another name for each file or package that hides a module; one that no import can find."""
    for one in finding.evidence:
        severity = finding.check.severity if one.severity is None else one.severity
        if severity < Severity.ERROR:
            yield Advice(MAY_BE_MEANT)
            continue
        path = str(one.facts["file"])
        folder, name = posixpath.split(path)
        if name.startswith("__init__."):
            path, (folder, name) = folder, posixpath.split(folder)
        yield Move(path, posixpath.join(folder, f"{name}.hidden-a-module"))
