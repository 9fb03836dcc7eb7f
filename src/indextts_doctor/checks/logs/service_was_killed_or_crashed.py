"""LOG005: a process of the service was killed, or crashed in native code."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.logs import evidence
from indextts_doctor.facts import Logs, Target
from indextts_doctor.formats.logs.signatures import BY_NAME, CRASHED, KILLED

_FIXES = {
    KILLED: _("""Check whether the OOM killer was the cause, in memory.events of the service's control group or in
        State.OOMKilled of docker inspect, and if so add memory or use fewer workers. gunicorn's time limit was not the
        cause; docker stop and a supervisor with a short stop timeout also kill processes."""),
    CRASHED: _("""Run a check without --fast and --no-smoke: it reports the library and the line. Start the service with
        PYTHONFAULTHANDLER=1 to have the line in its log after the next crash."""),
}


@check(
    "LOG005",
    Severity.WARNING,
    title=_("{place}: {cause} ({when})"),
    summary=_("a process of the service was killed or crashed"),
    why=_("""A killed or crashed process leaves no traceback. The message "was sent SIGKILL! Perhaps out of memory?" of
        gunicorn is a guess for every SIGKILL that it did not send itself."""),
    how=_("""The log is searched for the lines of gunicorn, bash, systemd and the kernel about signals. Workers that
        gunicorn stopped itself, after its time limit or when it ends, are left out."""),
    advice=_("The log contains: {text}. {fix}"),
    remedy=_("""If the process was killed, check memory.events of the service's control group or State.OOMKilled of docker
        inspect; if the OOM killer was the cause, add memory or use fewer workers. If it crashed, run a check without
        --fast and --no-smoke, which reports the library and the line, and start the service with
        PYTHONFAULTHANDLER=1."""),
    source="gunicorn 21.2.0 arbiter.py reap_workers; reproduced with a limit on memory and with a library that is cut off",
)
def service_was_killed_or_crashed(logs: Logs, target: Target) -> Found[evidence.Traced]:
    for log, saying in evidence.entries(logs, KILLED, CRASHED):
        cause = BY_NAME[saying.signature].cause
        fix = _FIXES[saying.signature]
        yield evidence.evidence(logs, target, log, saying, cause=cause, fix=fix)
