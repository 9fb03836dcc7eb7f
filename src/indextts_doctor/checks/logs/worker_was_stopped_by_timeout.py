"""LOG001: gunicorn stopped workers that gave no sign within its time limit."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.logs import evidence
from indextts_doctor.facts import Host, Logs, Target
from indextts_doctor.formats.logs.signatures import TIMEOUT

_COUNTED = {
    False: _("The kernel has killed nothing here for want of memory."),
    True: _("Besides, the kernel has killed processes here for want of memory: HOST007."),
}
_NOT_COUNTED = _("Whether memory was short as well is not counted here.")


@check(
    "LOG001",
    Severity.WARNING,
    title=_("""{place}: gunicorn has stopped a worker that gave no sign within its time limit; memory is not why
        ({when})"""),
    why=_("""gunicorn kills a worker that gives no sign for --timeout seconds, 30 by default, and then says that it "was
        sent SIGKILL! Perhaps out of memory?": that is its own doing. Loading a model or a long text takes longer on a
        CPU. A worker of the class gevent gives no sign either while torch computes."""),
    how=_("""The log says "WORKER TIMEOUT" for that process before it says SIGKILL. Lines from before the last start of
        the service, or older than a week, are a note."""),
    advice=_("""Start gunicorn with --timeout 300 or more, with workers of the class gthread or sync, and load the
        model before the first request. If it is stopped all the same, it hangs: let the doctor speak to see where.
        {memory}"""),
    source="gunicorn 21.2.0 arbiter.py; benoitc/gunicorn#1840, #2608; konveyor/kai#109; reproduced with --timeout 1",
)
def worker_was_stopped_by_timeout(logs: Logs, host: Host, target: Target) -> Found[evidence.Traced]:
    kills = host.memory.oom_kills
    memory = _NOT_COUNTED if kills is None else _COUNTED[kills > 0]
    for log, saying in evidence.told(logs, TIMEOUT):
        about = frozenset({"gunicorn", "timeout"})
        yield evidence.evidence(logs, target, log, saying, about=about, memory=memory, oom_kills=kills)
