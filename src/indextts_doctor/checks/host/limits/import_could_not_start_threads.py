"""HOST014: an import could not start its threads."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.starved import Starved, names, shows
from indextts_doctor.facts import Host, Imports

_PHRASES = (
    "can't start new thread",
    "Thread creation failed",
    "pthread_create failed",
    "pthread_create: Resource temporarily unavailable",
    "BlockingIOError: [Errno 11] Resource temporarily unavailable",
    "EAGAIN: Resource temporarily unavailable",  # the process itself was not started
)


@check(
    "HOST014",
    Severity.ERROR,
    title=_("import of {module} cannot start a thread: the process limit is reached"),
    summary=_("an import cannot start a thread: the process limit is reached"),
    why=_("""The libraries start their thread pools during import. Threads count against the process limits of the
        container (pids.max) and of the user (ulimit -u)."""),
    how=_("The output of the failed import contains the error that a thread could not be created."),
    advice=_("""Raise the limit: docker run --pids-limit, TasksMax= or LimitNPROC= in the systemd unit. Until then,
        OMP_NUM_THREADS=1 and OPENBLAS_NUM_THREADS=1 start fewer threads."""),
    explains=("IMP", "HOST013"),
    source="reproduced: libgomp's message under pids.max 2; pytorch#193859",
)
def import_could_not_start_threads(host: Host, imports: Imports) -> Found[Starved]:
    limits = host.limits
    for one in imports.results:
        if shows(one, *_PHRASES):
            yield Starved(
                module=one.module,
                pids_max=limits.pids_max,
                pids_current=limits.pids_current,
                processes=limits.processes,
                about=names(one) | {"threads"},
            )
