"""LOG001: gunicorn stopped a worker that exceeded its time limit."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.logs import evidence
from indextts_doctor.facts import Host, Logs, Target
from indextts_doctor.formats.logs.signatures import TIMEOUT

_COUNTED = {
    False: _("The kernel has recorded no OOM kills."),
    True: _("The kernel has also recorded OOM kills: see HOST007."),
}
_NOT_COUNTED = _("The number of OOM kills is not available.")


@check(
    "LOG001",
    Severity.WARNING,
    title=_("{place}: gunicorn stopped a worker at its time limit ({when})"),
    summary=_("gunicorn stopped a worker at its time limit"),
    why=_("""gunicorn kills a worker that does not respond for --timeout seconds, 30 by default. It then logs that the
        worker "was sent SIGKILL! Perhaps out of memory?", although it sent the signal itself. On a CPU, loading a model
        or synthesizing a long text takes longer, and a worker of class gevent does not respond while torch computes."""),
    how=_("""The log contains "WORKER TIMEOUT" for the process before SIGKILL. Lines from before the last start of the
        service, or older than a week, are a note."""),
    advice=_("""Start gunicorn with --timeout 300 or more and workers of class gthread or sync, and load the model before
        the first request. If the worker is still stopped, it hangs: run the speech test to see where. {memory}"""),
    remedy=_("""Start gunicorn with --timeout 300 or more and --worker-class gthread or sync, and load the model
        before the first request. If gunicorn stops the worker again, the worker hangs: run the speech test to
        see where."""),
    source="gunicorn 21.2.0 arbiter.py; benoitc/gunicorn#1840, #2608; konveyor/kai#109; reproduced with --timeout 1",
)
def worker_was_stopped_by_timeout(logs: Logs, host: Host, target: Target) -> Found[evidence.Traced]:
    kills = host.memory.oom_kills
    memory = _NOT_COUNTED if kills is None else _COUNTED[kills > 0]
    for log, saying in evidence.entries(logs, TIMEOUT):
        about = frozenset({"gunicorn", "timeout"})
        yield evidence.evidence(logs, target, log, saying, about=about, memory=memory, oom_kills=kills)
