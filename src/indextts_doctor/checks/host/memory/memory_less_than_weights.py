"""HOST006: less memory is available than the model needs."""

from typing import Optional

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.model.memory import weights
from indextts_doctor.facts import Host, ModelFolder, Profile
from indextts_doctor.i18n.sizes import size


class MemoryLessThanWeights(Evidence, frozen=True):
    granted: str
    needed: str
    weights: str
    weights_float32: str
    limit: Optional[str]
    limited_by: Optional[str]
    total: str


@check(
    "HOST006",
    Severity.ERROR,
    title=_("{granted} of memory is available; loading the model needs about {needed}"),
    summary=_("less memory is available than loading the model needs"),
    why=_("""CPUs compute in float32, so half-precision weights take twice their size on disk, and loading holds some of
        them twice. When the limit of the container or the memory of the machine is reached, the kernel kills the
        process without a traceback: exit code 137, or SIGKILL in the log of gunicorn."""),
    how=_("""The size of the weights from their headers, in float32 and with some reserve, is compared with the least of
        MemAvailable and the memory left in every control group above the service. Memory held by the running service
        counts as available. It is an error if the weights as stored exceed all memory."""),
    advice=_("""Provide at least {needed}: docker run --memory, resources.limits.memory in Kubernetes, MemoryMax= in the
        systemd unit, or a larger machine. Use one gunicorn worker, since each worker loads the model again."""),
    remedy=_("""Provide more memory: docker run --memory, resources.limits.memory in Kubernetes, MemoryMax= in the
        systemd unit, or a larger machine. Use one gunicorn worker, since each worker loads the model again."""),
    explains=("SMK",),
    source="reproduced: a process over memory.limit_in_bytes ends with 137; index-tts PR#597",
)
def memory_less_than_weights(host: Host, model: ModelFolder, profile: Profile) -> Found[MemoryLessThanWeights]:
    memory, wanted = host.memory, weights(model)
    needed = max(profile.thresholds.memory_bytes, int(wanted.float32 * profile.thresholds.memory_factor))
    left = memory.granted + memory.held_by_service
    roof = min(memory.total, memory.limit or memory.total) + memory.swap_free
    hopeless = wanted.stored > roof
    if not hopeless and left >= needed:
        return
    severity = Severity.ERROR if hopeless else Severity.WARNING
    yield MemoryLessThanWeights(
        granted=size(min(left, roof)),
        needed=size(needed),
        weights=size(wanted.stored),
        weights_float32=size(wanted.float32),
        limit=size(memory.limit) if memory.limit is not None else None,
        limited_by=memory.limited_by,
        total=size(memory.total),
        about=frozenset({"memory"}),
        severity=severity,
    )
