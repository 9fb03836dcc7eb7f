"""APP005, APP007: a unit without a working folder gets the deployment's."""

import re
from typing import Union

from indextts_doctor.checks import UNSET
from indextts_doctor.checks.application.model_path_is_relative import ModelPathIsRelative
from indextts_doctor.checks.application.served_application_is_missing import ServedApplicationIsMissing
from indextts_doctor.facts import Application, Launch, Launches
from indextts_doctor.fixes import Advice, Edit, Steps, _, fix
from indextts_doctor.fixes.application.launch import by_hand

_TITLE = _("has systemd start the service in the deployment's folder")
_SOURCE = "systemd.exec(5), WorkingDirectory="


@fix("APP005", title=_TITLE, source=_SOURCE)
@fix("APP007", title=_TITLE, source=_SOURCE)
def start_folder(
    found: tuple[Union[ServedApplicationIsMissing, ModelPathIsRelative], ...],
    application: Application,
    launches: Launches,
) -> Steps:
    elsewhere = [one.source for one in found if one.directory not in (UNSET, application.directory)]
    if not elsewhere:
        yield Advice(_("what the service is told to start, or its code, is for its author to change"))
    for launch in launches.found:
        if launch.source in elsewhere:
            elsewhere.remove(launch.source)
            yield _with_folder(launch, application.directory)


def _with_folder(launch: Launch, folder: str) -> Union[Edit, Advice]:
    """Return the step that has systemd start a unit in the folder, where it says nothing of one."""
    plain = not re.search(r"[%\s\\\"']", folder)
    if launch.kind == "systemd" and launch.directory == "/" and launch.text and plain:
        return Edit(launch.source, launch.text, f"WorkingDirectory={folder}\n{launch.text}")
    return by_hand(launch.source, f"cd {folder}")
