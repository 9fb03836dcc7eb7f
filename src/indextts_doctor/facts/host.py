"""Facts about the machine or container that the deployment runs on."""

from __future__ import annotations

from typing import Literal, Optional

from indextts_doctor.facts.python import LibcFamily
from indextts_doctor.facts.record import Record, fact


class Memory(Record, frozen=True):
    """Bytes. ``granted`` is what a process here can still get: the least of what RAM and cgroups leave."""

    total: int
    available: int
    granted: int
    limit: Optional[int] = None  # of the tightest cgroup
    used_in_cgroup: Optional[int] = None
    limited_by: Optional[str] = None  # path of the cgroup file
    oom_kills: Optional[int] = None  # None: not counted here, or only for the complete machine
    swap_free: int = 0
    high: Optional[int] = None  # memory.high: above it processes are slowed down
    held_by_service: int = 0  # what the running service already uses


class Cpu(Record, frozen=True):
    """Logical CPUs, and how many of them are really granted."""

    logical: int
    affinity: int
    quota: Optional[float]  # CPUs; None: no quota
    flags: tuple[str, ...]
    model: str = ""
    throttled: Optional[float] = None  # share of periods that were throttled; None: too few periods
    quota_from: Optional[str] = None  # path of the cgroup file
    cores: Optional[int] = None  # physical ones; None: not distinguished

    @property
    def granted(self) -> float:
        """CPUs that a process here can use."""
        return min(float(self.affinity), self.quota or float(self.affinity))


class Limits(Record, frozen=True):
    """Limits on processes; ``None`` is "unlimited"."""

    address_space: Optional[int]
    processes: Optional[int]
    open_files: Optional[int]
    pids_max: Optional[int] = None
    pids_current: Optional[int] = None
    pids_from: Optional[str] = None  # path of the cgroup file
    user_threads: Optional[int] = None  # that count against ``processes``; None: it is far away, or root's


CgroupKind = Literal["v1", "v2", "hybrid"]
PlaceRole = Literal[
    "directory", "model", "cache", "tmp", "environment", "shm", "writes"
]  # "writes": profile.model.writes_into


class Place(Record, frozen=True):
    """A folder the deployment writes to or reads from, and the file system under it."""

    role: PlaceRole
    path: str
    mount: str
    fstype: str
    read_only: bool
    total: int  # bytes
    free: int  # bytes, for an ordinary user
    inodes: int  # 0: the file system has no fixed number
    free_inodes: int
    exists: bool = True  # False: the numbers are those of the nearest parent

    @classmethod
    def healthy(cls, role: PlaceRole = "directory") -> Place:
        """One with space to spare."""
        return cls(
            role=role,
            path=f"/srv/{role}",
            mount="/",
            fstype="ext4",
            read_only=False,
            total=200 * 2**30,
            free=100 * 2**30,
            inodes=10_000_000,
            free_inodes=9_000_000,
        )


@fact("host")
class Host(Record, frozen=True):
    """The machine as this process is allowed to see it."""

    system: str  # "Linux"
    machine: str  # "x86_64", "aarch64"
    kernel: str
    distribution: str  # PRETTY_NAME of os-release
    distribution_id: str  # e.g. "debian", "alpine"
    container: Optional[str]  # "docker", "podman", "kubernetes", "lxc", or the name of another engine; None: none
    cgroup: Optional[CgroupKind]
    memory: Memory
    cpu: Cpu
    limits: Limits
    places: tuple[Place, ...]
    libc_family: LibcFamily
    libc_version: Optional[str]
    gpu: bool = False  # an NVIDIA device is visible
    environment: dict[str, str] = {}  # OMP_NUM_THREADS and its like, as the service has them
    environment_from: str = ""
    proxies: tuple[str, ...] = ()  # names of the variables, there too, that send plain HTTP through a proxy
    distribution_version: str = ""  # VERSION_ID of os-release, e.g. "12", "22.04"; "" where there are no releases
    distribution_like: tuple[str, ...] = ()  # ID_LIKE: what it is derived from

    @classmethod
    def healthy(cls) -> Host:
        return cls(
            system="Linux",
            machine="x86_64",
            kernel="6.1.0",
            distribution="Debian GNU/Linux 12 (bookworm)",
            distribution_id="debian",
            container=None,
            cgroup="v2",
            memory=Memory(total=32 * 2**30, available=28 * 2**30, granted=28 * 2**30, oom_kills=0),
            cpu=Cpu(logical=8, affinity=8, quota=None, flags=("sse4_1", "sse4_2", "avx", "avx2", "fma", "avx512f")),
            limits=Limits(address_space=None, processes=None, open_files=1024),
            places=tuple(Place.healthy(role) for role in ("directory", "model", "cache", "tmp", "environment", "shm")),
            libc_family="glibc",
            libc_version="2.36",
            environment_from="this shell",
        )

    def place(self, role: str) -> Optional[Place]:
        """The place of ``role``."""
        return next((p for p in self.places if p.role == role), None)
