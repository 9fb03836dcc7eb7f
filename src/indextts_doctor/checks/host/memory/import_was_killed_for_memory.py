"""HOST008: an import did not fit into the memory limit."""

from indextts_doctor.checks import Found, Severity, _, check
from indextts_doctor.checks.host.limits.starved import Starved, names
from indextts_doctor.facts import Host, Imports
from indextts_doctor.i18n.sizes import size


@check(
    "HOST008",
    Severity.ERROR,
    title=_("importing {module} was killed: it does not fit into the memory limit of {limit}"),
    why=_("""torch alone takes about 230 MiB before any model is loaded. Over the limit the kernel kills the process
        with SIGKILL, and nothing is written to any log of the service."""),
    how=_("""The import ended with SIGKILL before its time was over, while a memory limit binds it or the kernel has
        counted kills."""),
    advice=_("""Raise the limit ({limited_by}): docker run --memory, resources.limits.memory in Kubernetes, MemoryMax=
        in the systemd unit."""),
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
