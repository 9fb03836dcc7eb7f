"""HOST005: installed wheels need instructions that this processor does not support."""

import dataclasses

from indextts_doctor.checks import Evidence, Found, Severity, _, check
from indextts_doctor.checks.host import wheeltags
from indextts_doctor.checks.packages import requirements as versions
from indextts_doctor.facts import Host, Package, Packages


@dataclasses.dataclass(frozen=True)
class Need:
    """What the Linux wheels of a range of versions were compiled for."""

    package: str
    versions: str
    machine: str
    flags: tuple[str, ...]
    use: str  # a requirement whose wheels do not need them


# Only proven needs, by running the wheels or by a report with a trace. torch and onnxruntime do not need AVX: torch 2.13.0 and onnxruntime 1.15.1, 1.20.1 and 1.32.0 import and compute without it.
_NEEDS = (
    Need("numpy", ">=2.4", "x86_64", ("ssse3", "sse4_1", "sse4_2", "popcnt", "cx16"), "numpy<2.4"),
    Need("torch", "==2.1.*", "x86_64", ("sse4_1",), "torch>=2.3"),
    Need("torch", "==2.4.0", "aarch64", ("atomics",), "torch==2.4.1"),
    Need("torch", "==2.10.0", "aarch64", ("atomics",), "torch>=2.11"),
)


class CpuLacksInstructions(Evidence, frozen=True):
    package: str
    version: str
    missing: list[str]
    processor: str
    use: str


@check(
    "HOST005",
    Severity.ERROR,
    title=_("{package} {version} needs {missing}, which this processor does not support"),
    summary=_("a package needs instructions that the processor does not support"),
    why=_("""Wheels are compiled for a minimum processor. On an older processor, or in a virtual machine that
        hides instructions of the real one, the import is killed by an illegal instruction (SIGILL), without a
        Python error."""),
    how=_("""The instruction sets in /proc/cpuinfo are compared with those that the wheels of this version were compiled
        for."""),
    advice=_("""In a virtual machine, expose the host CPU to the guest (libvirt: CPU mode host-passthrough;
        QEMU/KVM: -cpu host). Otherwise, install {use}."""),
    remedy=_("""In a virtual machine, expose the host CPU to the guest (libvirt: CPU mode host-passthrough;
        QEMU/KVM: -cpu host). Otherwise install a version whose wheels do not need these instructions."""),
    explains=("IMP",),
    source="reproduced: numpy 2.4.0 and 2.4.6 die of SIGILL on an emulated processor without SSE4.2, 2.3.5 does not; "
    "numpy#27851; pytorch#116623, #132032, #174344",
)
def cpu_lacks_instructions(packages: Packages, host: Host) -> Found[CpuLacksInstructions]:
    if not host.cpu.flags:
        return
    for need in _NEEDS:
        package = packages.find(need.package)
        if need.machine == host.machine and package is not None and _covers(need, package):
            missing = [flag for flag in need.flags if flag not in host.cpu.flags]
            if missing:
                yield _evidence(need, package, missing, host.cpu.model)


def _covers(need: Need, package: Package) -> bool:
    return bool(versions.within(package.version, need.versions)) and wheeltags.is_linux(package.tags)


def _evidence(need: Need, package: Package, missing: list[str], model: str) -> CpuLacksInstructions:
    return CpuLacksInstructions(
        package=package.name,
        version=package.version,
        missing=missing,
        processor=model,
        use=need.use,
        about=frozenset({package.name}),
    )
