"""LOG005: processes of the service were killed from outside, or crashed in native code."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.logs import evidence
from indextts_doctor.facts import Logs, Target
from indextts_doctor.formats.logs.signatures import BY_NAME, CRASHED, KILLED

_CURES = {
    KILLED: _("""It was no time limit of gunicorn's. Mostly it was the kernel for want of memory: look at memory.events
        of the service's control group, or docker inspect (State.OOMKilled), and give it more memory or fewer workers;
        docker stop and an impatient supervisor kill as well."""),
    CRASHED: _("""Let the doctor import and speak (a check without --fast and --no-smoke): it names the library and the
        line. Start the service with PYTHONFAULTHANDLER=1, and its log holds the line the next time."""),
}


@check(
    "LOG005",
    Severity.WARNING,
    title=_("{place}: {cause} ({when})"),
    why=_("""Such a process leaves no traceback. What gunicorn adds, that it was perhaps out of memory, is a guess for
        every SIGKILL that it did not send itself."""),
    how=_("""The lines of gunicorn, bash, systemd and the kernel on the signal are looked for. Workers that gunicorn has
        stopped itself, for its time limit or at its end, are left out."""),
    advice=_("The log says: {text}. {cure}"),
    source="gunicorn 21.2.0 arbiter.py reap_workers; reproduced with a limit on memory and with a library that is cut off",
)
def service_was_killed_or_crashed(logs: Logs, target: Target) -> Found[evidence.Traced]:
    for log, saying in evidence.told(logs, KILLED, CRASHED):
        cause = BY_NAME[saying.signature].cause
        cure = _CURES[saying.signature]
        yield evidence.evidence(logs, target, log, saying, cause=cause, cure=cure)
