"""APP004: raises gunicorn's worker timeout in the file that contains the command."""

from indextts_doctor.checks.application.worker_timeout_is_short import WorkerTimeoutIsShort
from indextts_doctor.facts import Application, Launches, SettingsFiles
from indextts_doctor.fixes import Steps, _, fix
from indextts_doctor.fixes.application.launch import with_timeout
from indextts_doctor.references.gunicorn import commands
from indextts_doctor.references.launch import effective


@fix(
    "APP004",
    title=_("raises gunicorn's worker timeout"),
    source="gunicorn's documentation of --timeout and GUNICORN_CMD_ARGS; reproduced with gunicorn 21.2.0",
)
def worker_timeout_is_short(
    found: tuple[WorkerTimeoutIsShort, ...], application: Application, launches: Launches, files: SettingsFiles
) -> Steps:
    advised = {one.source: one.advised for one in found}
    for command in commands(effective(launches), application):
        seconds = advised.pop(command.launch.source, None)
        if seconds is not None:
            yield with_timeout(command, seconds, files)
