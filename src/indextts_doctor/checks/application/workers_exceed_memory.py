"""APP008: each of gunicorn's workers loads the model, and together they do not fit into memory."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.model.memory import weights
from indextts_doctor.facts import Application, Host, Launches, ModelFolder, Profile
from indextts_doctor.i18n.sizes import size
from indextts_doctor.references.gunicorn import commands
from indextts_doctor.references.launch import effective


class WorkersExceedMemory(Evidence, frozen=True):
    workers: int
    needed: str
    granted: str
    each: str
    fitting: int
    source: str


@check(
    "APP008",
    Severity.WARNING,
    title=_("{workers} workers load the model {workers} times: {needed} of memory, and {granted} can be had"),
    why=_("""Workers are processes and share no weights that they have loaded themselves. The kernel kills one of them
        when memory is used up; gunicorn starts it again, and so on. More workers do not speak faster either: torch uses
        all cores already."""),
    how=_("""The number of workers in the command, WEB_CONCURRENCY, GUNICORN_CMD_ARGS or gunicorn.conf.py, times the
        weights in float32, compared with what is free here, what a running service holds counted as free. It is silent
        with --preload, and where a single worker would not fit: that is another matter."""),
    advice=_("""Start one worker where {source} starts gunicorn, with threads for requests that wait: --workers 1
        --threads 4. {fitting} would fit."""),
    source="gunicorn's documentation of --workers and --preload; reproduced with gunicorn 21.2.0: 4 workers of 150 MiB in a "
    "control group of 400 MiB are killed in turn",
)
def workers_exceed_memory(
    application: Application, launches: Launches, host: Host, model: ModelFolder, profile: Profile
) -> Found[WorkersExceedMemory]:
    each = int(weights(model).float32 * profile.thresholds.memory_factor)
    left = host.memory.granted + host.memory.held_by_service
    for command in commands(effective(launches), application):
        workers = command.number("workers") or 0
        if workers > 1 and command.get("preload_app") in ("", "False") and each <= left < workers * each:
            yield WorkersExceedMemory(
                workers=workers,
                needed=size(workers * each),
                granted=size(left),
                each=size(each),
                fitting=left // each,
                source=command.launch.source,
                about=frozenset({"memory", "gunicorn"}),
            )
