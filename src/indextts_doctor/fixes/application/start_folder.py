"""APP005, APP007: sets the working folder of a unit that has none."""

import re
from typing import Union

from indextts_doctor.checks import UNSET
from indextts_doctor.checks.application.model_path_is_relative import ModelPathIsRelative
from indextts_doctor.checks.application.served_application_is_missing import ServedApplicationIsMissing
from indextts_doctor.facts import Application, Launch, Launches
from indextts_doctor.fixes import Advice, Edit, Steps, _, fix
from indextts_doctor.fixes.application.launch import by_hand

_TITLE = _("makes systemd start the service in the deployment's folder")
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
        yield Advice(_("the author of the service must change the launch command or the code"))
    for launch in launches.found:
        if launch.source in elsewhere:
            elsewhere.remove(launch.source)
            yield _with_folder(launch, application.directory)


def _with_folder(launch: Launch, folder: str) -> Union[Edit, Advice]:
    """The step that sets the working folder of a unit, if the unit sets none."""
    plain = not re.search(r"[%\s\\\"']", folder)
    if launch.kind == "systemd" and launch.directory == "/" and launch.text and plain:
        return Edit(launch.source, launch.text, f"WorkingDirectory={folder}\n{launch.text}")
    return by_hand(launch.source, f"cd {folder}")
