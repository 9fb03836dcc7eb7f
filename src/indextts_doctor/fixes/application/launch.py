"""Edits of gunicorn commands in the files that contain them. Pure."""

import posixpath
import re
from typing import Union

from indextts_doctor.facts import Launch, SettingsFiles
from indextts_doctor.fixes import Advice, Assign, Edit, _
from indextts_doctor.formats import startfile
from indextts_doctor.references.gunicorn import Gunicorn

_TIMEOUT = re.compile(r"((?:^|\s)(?:--timeout(?:=|\s+)|-t\s*))\d+(?=\s|$)")
_PROGRAM = re.compile(r"(?:^|(?<=[\s/=:]))gunicorn[\d.]*(?=\s)")


def with_timeout(command: Gunicorn, seconds: int, files: SettingsFiles) -> Union[Edit, Assign, Advice]:
    """The step that raises the timeout: in the unit's drop-in, or in the line of the file."""
    launch = command.launch
    option = f"--timeout {seconds}"
    if command.config is not None and "timeout" not in command.named:
        return by_hand(command.config, f"timeout = {seconds}")
    if launch.kind == "systemd" and "timeout" not in command.named:
        units = [one for one in files.units if one.name == posixpath.basename(launch.source)]
        if len(units) == 1 and not _is_replaced(launch.variables.get("GUNICORN_CMD_ARGS", "")):
            given = launch.variables.get("GUNICORN_CMD_ARGS", "")
            return Assign(units[0].drop_in, "systemd", "GUNICORN_CMD_ARGS", f"{given} {option}".strip())
    line = launch.text
    new = _TIMEOUT.sub(rf"\g<1>{seconds}", line)
    if new == line and "timeout" not in command.named:
        new = _PROGRAM.sub(rf"\g<0> {option}", line, count=1)
    if launch.kind in ("dockerfile", "compose", "service") or new == line or not _is_alone(launch):
        return by_hand(launch.source, option)
    return Edit(launch.source, line, new)


def _is_alone(launch: Launch) -> bool:
    """Whether a line contains one command, with gunicorn once, and no text that was redacted."""
    line = launch.text.partition(":")[2] if launch.kind == "procfile" else launch.text
    one = launch.kind == "systemd" or len(list(startfile.commands(line))) == 1
    return one and len(_PROGRAM.findall(line)) == 1 and not _is_replaced(line)


def _is_replaced(text: str) -> bool:
    """Whether a secret was redacted, so that the text differs from the file."""
    return re.search(r"<(?:secret|email)\d+>", text) is not None


def by_hand(where: str, what: str) -> Advice:
    """The advice to add an option or a setting to a command by hand."""
    return Advice(
        _("{where} cannot be edited safely: add `{what}` there, then restart the service").filled(
            where=where, what=what
        )
    )
