"""Commands of gunicorn with another setting, where they stand in a file. Pure."""

from __future__ import annotations

import posixpath
import re
from typing import Union

from indextts_doctor.facts import SettingsFiles
from indextts_doctor.knowledge.gunicorn import Gunicorn
from indextts_doctor.model import Text
from indextts_doctor.steps import Advice, Assign, Edit

_TIMEOUT = re.compile(r"((?:^|\s)(?:--timeout(?:=|\s+)|-t\s*))\d+(?=\s|$)")
_PROGRAM = re.compile(r"(?:^|(?<=[\s/=:]))gunicorn[\d.]*(?=\s)")


def with_timeout(command: Gunicorn, seconds: int, files: SettingsFiles) -> Union[Edit, Assign, Advice]:
    """Return the step that gives workers more time: in the unit's drop-in, or in the line of the file."""
    launch = command.launch
    option = f"--timeout {seconds}"
    if command.config is not None and "timeout" not in command.named:
        return _said(command.config, f"timeout = {seconds}")
    if launch.kind == "systemd" and "timeout" not in command.named:
        units = [one for one in files.units if one.name == posixpath.basename(launch.source)]
        if len(units) == 1:
            given = launch.variables.get("GUNICORN_CMD_ARGS", "")
            return Assign(units[0].drop_in, "systemd", "GUNICORN_CMD_ARGS", f"{given} {option}".strip())
    line = launch.text
    new = _TIMEOUT.sub(rf"\g<1>{seconds}", line)
    if new == line and "timeout" not in command.named:
        new = _PROGRAM.sub(rf"\g<0> {option}", line, count=1)
    if launch.kind in ("dockerfile", "compose", "service") or new == line:
        return _said(launch.source, option)
    return Edit(launch.source, line, new)


def _said(where: str, what: str) -> Advice:
    return Advice(
        Text(
            en=f"how {where} starts it is not edited from here: put `{what}` there and start it again",
            zh=f"这里不会修改 {where} 的启动方式：请在其中写 `{what}` 并重新启动",
        )
    )
