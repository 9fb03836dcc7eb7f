"""SVC001: the service gets the next free port; the other program is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import Port, SettingsFiles
from indextts_doctor.fixes import Advice, Assign, _, fix
from indextts_doctor.fixes.variables import moved


@fix(
    "SVC001",
    title=_("gives the service the next free port"),
    source="bind(2): EADDRINUSE; reproduced",
)
def port_is_taken(port: Port, files: SettingsFiles) -> Iterator[Union[Assign, Advice]]:
    yield from moved(files, port.number, port.free)
