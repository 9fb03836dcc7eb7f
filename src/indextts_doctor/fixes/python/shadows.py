"""How a file that hides a module is taken out of the way. Pure."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Union

from indextts_doctor.checks.python.versions import Shadowing
from indextts_doctor.facts.record import Severity
from indextts_doctor.fixes import Advice, Move, _

MAY_BE_MEANT = _("the module that it hides is not needed by this deployment, so the file may be meant")


def aside(found: Iterable[Shadowing]) -> Iterator[Union[Move, Advice]]:
    """Yield another name for each file or package that hides a module; one that no import can find."""
    for one in found:
        if one.severity is not None and one.severity < Severity.ERROR:
            yield Advice(MAY_BE_MEANT)
            continue
        path, (folder, name) = one.file, posixpath.split(one.file)
        if name.startswith("__init__."):
            path, (folder, name) = folder, posixpath.split(folder)
        yield Move(path, posixpath.join(folder, f"{name}.hidden-a-module"))
