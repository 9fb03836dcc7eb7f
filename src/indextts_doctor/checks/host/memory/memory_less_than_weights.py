"""HOST006: the memory that is granted is less than the model needs."""

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
    title=_("{granted} of memory are left; loading the model needs about {needed}"),
    why=_("""CPUs compute in float32, so half-precision weights take twice their size on disk, and loading holds some of
        them twice. When the container's limit or the machine's memory is reached, the kernel kills the process without
        a traceback: exit code 137, or SIGKILL in the log of gunicorn."""),
    how=_("""The weights' bytes by their headers, in float32 and with some room, are compared with the least of
        MemAvailable and what every control group above the service leaves; what the running service already holds
        counts as granted. It is an error when the weights as they are exceed all the memory there is."""),
    advice=_("""Give it at least {needed}: docker run --memory, resources.limits.memory in Kubernetes, MemoryMax= in the
        systemd unit, or a larger machine. One gunicorn worker is enough, since each loads the model again."""),
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
