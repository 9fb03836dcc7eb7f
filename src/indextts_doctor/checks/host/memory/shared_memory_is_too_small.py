"""HOST021: /dev/shm is missing, full or very small."""

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.facts import Host, Profile
from indextts_doctor.i18n.sizes import size

_FULL = 2**20  # bytes


class SharedMemoryIsTooSmall(Evidence, frozen=True):
    free: str
    total: str
    exists: bool


@check(
    "HOST021",
    Severity.WARNING,
    title=_("shared memory in /dev/shm is too small: {free} free of {total}"),
    summary=_("shared memory in /dev/shm is too small"),
    why=_("""Python's multiprocessing keeps its locks in shared memory, torch passes tensors between processes through
        it, and gunicorn is often set to keep the heartbeat files of its workers there (--worker-tmp-dir /dev/shm).
        Without space they fail."""),
    how=_("""The size and free space of the file system at /dev/shm are read. Docker's default of 64 MiB is enough and
        is not reported."""),
    advice=_("Provide 64 MiB or more: docker run --shm-size=64m, or in Kubernetes an emptyDir with medium: Memory."),
    source="shm_open(3); multiprocessing.Lock raises an OSError where /dev/shm is missing or full (reproduced)",
)
def shared_memory_is_too_small(host: Host, profile: Profile) -> Found[SharedMemoryIsTooSmall]:
    place = host.place("shm")
    if host.system != "Linux":
        return
    if place is None:
        yield SharedMemoryIsTooSmall(free=size(0), total=size(0), exists=False)
    elif place.free < _FULL:
        yield SharedMemoryIsTooSmall(free=size(place.free), total=size(place.total), exists=True)
    elif place.total < profile.thresholds.shm_bytes:
        yield SharedMemoryIsTooSmall(
            free=size(place.free), total=size(place.total), exists=True, severity=Severity.NOTE
        )
