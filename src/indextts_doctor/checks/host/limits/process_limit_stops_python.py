"""HOST022: Python cannot start because the process limit is reached."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.starved import Starved
from indextts_doctor.facts import Host, Start

_NO_PROCESS = ("EAGAIN", "Resource temporarily unavailable", "can't start new thread")


@check(
    "HOST022",
    Severity.ERROR,
    title=_("Python cannot start: the process limit is reached ({limit})"),
    summary=_("Python cannot start: the process limit is reached"),
    why=_("""Every process and every thread counts against the limit of the container (pids.max) and of the user (ulimit
        -u). At the limit, no process can start."""),
    how=_("Starting the interpreter failed with EAGAIN, which fork(2) returns for this reason."),
    advice=_("""Raise the limit: docker run --pids-limit, TasksMax= or LimitNPROC= in the systemd unit. If it should be
        enough, list the processes that use it: `ps -eLf`"""),
    explains=("PY004", "HOST013", "HOST014", "IMP", "PKG", "LIB"),
    source="fork(2); reproduced with pids.max 9",
)
def process_limit_stops_python(host: Host, start: Start) -> Found[Starved]:
    if start.outcome == "start" and any(word in start.output for word in _NO_PROCESS):
        limits = host.limits
        known = [one for one in (limits.pids_max, limits.processes) if one is not None]
        yield Starved(
            limit=min(known) if known else "?",
            pids_max=limits.pids_max,
            pids_from=limits.pids_from,
            processes=limits.processes,
            said=start.output,
        )
