"""SVC003: the service gets a port that its user may listen on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Union

from indextts_doctor.facts import Port, SettingsFiles
from indextts_doctor.fixes import Advice, Assign, _, fix
from indextts_doctor.fixes.variables import moved


@fix(
    "SVC003",
    title=_("gives the service a port that its user may listen on"),
    source="ip(7): ip_unprivileged_port_start; reproduced as an ordinary user",
)
def port_is_privileged(port: Port, files: SettingsFiles) -> Iterator[Union[Assign, Advice]]:
    yield from moved(files, port.number, port.free)
