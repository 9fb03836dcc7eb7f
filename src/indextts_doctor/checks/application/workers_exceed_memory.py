"""APP008: each gunicorn worker loads the model, and together they exceed the memory."""

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
    title=_("{workers} gunicorn workers need {needed} of memory; {granted} is available"),
    summary=_("gunicorn's workers need more memory than is available"),
    why=_("""Workers are processes, and each loads its own copy of the weights. When memory is used up, the kernel kills
        one of them, gunicorn starts it again, and this repeats. More workers do not synthesize faster either: torch
        already uses all cores."""),
    how=_("""The number of workers in the command, WEB_CONCURRENCY, GUNICORN_CMD_ARGS or gunicorn.conf.py is
        multiplied by the size of the weights in float32 and compared with the free memory. Memory held by a
        running service counts as free. Nothing is reported with --preload, or if not even one worker fits,
        which is a different problem."""),
    advice=_("""Start one worker where {source} starts gunicorn, with threads for waiting requests: --workers 1
        --threads 4. The memory is enough for {fitting}."""),
    remedy=_("Start gunicorn with one worker, and with threads for waiting requests: --workers 1 --threads 4."),
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
