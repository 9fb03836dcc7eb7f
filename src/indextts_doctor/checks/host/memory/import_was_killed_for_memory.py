"""HOST008: an import exceeded the memory limit and was killed."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.starved import Starved, names
from indextts_doctor.facts import Host, Imports
from indextts_doctor.i18n.sizes import size


@check(
    "HOST008",
    Severity.ERROR,
    title=_("import of {module} was killed: it exceeds the memory limit of {limit}"),
    summary=_("an import was killed: it exceeds the memory limit"),
    why=_("""torch alone takes about 230 MiB before any model is loaded. Above the limit, the kernel kills the process
        with SIGKILL, and the service's log contains nothing about it."""),
    how=_("""The import ended with SIGKILL before its timeout, while a memory limit applies to it or the kernel has
        counted kills."""),
    advice=_("""Raise the limit ({limited_by}): docker run --memory, resources.limits.memory in Kubernetes, MemoryMax=
        in the systemd unit."""),
    remedy=_("""Raise the memory limit: docker run --memory, resources.limits.memory in Kubernetes, MemoryMax= in the
        systemd unit."""),
    explains=("IMP", "HOST006", "HOST007"),
    source="reproduced: importing torch 2.13.0 under a limit of 150 MiB ends with SIGKILL, oom_kill 1",
)
def import_was_killed_for_memory(host: Host, imports: Imports) -> Found[Starved]:
    memory = host.memory
    if memory.limit is None and not memory.oom_kills:
        return
    for one in imports.results:
        if one.outcome in ("memory", "signal") and one.signal == "SIGKILL":
            yield Starved(
                module=one.module,
                limit=size(memory.total if memory.limit is None else memory.limit),
                limited_by=memory.limited_by or "MemTotal",
                oom_kills=memory.oom_kills,
                about=names(one) | {"memory"},
            )
