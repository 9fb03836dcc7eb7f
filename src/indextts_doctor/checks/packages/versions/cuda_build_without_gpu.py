"""PKG009: CUDA builds on a machine without GPU."""

from typing import Union

from indextts_doctor.checks import Evidence, Found, Severity, Text, _, check
from indextts_doctor.checks.packages.commands import CPU_INDEX, install
from indextts_doctor.checks.packages.requirements import cuda_minor
from indextts_doctor.facts import Host, Packages, Target


class CudaBuildWithoutGpu(Evidence, frozen=True):
    name: str
    version: str
    build: str
    bytes: int
    cost: Union[Text, str]
    nvidia_packages: int
    command: str


@check(
    "PKG009",
    Severity.WARNING,
    title=_("{name} {version} is a {build} build, but no GPU is visible{cost}"),
    summary=_("a CUDA build is installed, but no GPU is visible"),
    why=_("""On Linux the package index serves CUDA builds under the plain version number. They run on the CPU, but
        they load more slowly and install gigabytes of NVIDIA libraries that fill disks and images."""),
    how=_("The version file of the package, read as text, contains a CUDA version, and no NVIDIA device is visible."),
    advice=_("Install the CPU build of the same version: `{command}`. Afterwards the nvidia packages can be removed."),
    remedy=_("Install the CPU build of the same version. Afterwards the nvidia packages can be removed."),
    source="file lists of torch on the package index and on PyTorch's own; read in the wheels torchaudio 2.8.0 and torchcodec 0.11.0; pytorch/pytorch#26340",
)
def cuda_build_without_gpu(packages: Packages, host: Host, target: Target) -> Found[CudaBuildWithoutGpu]:
    if host.gpu:
        return
    extra = [one for one in packages.first() if one.name.startswith("nvidia-")]
    for package in packages.first():
        if package.cuda is None:
            continue
        size = package.bytes + (sum(one.bytes for one in extra) if package.name == "torch" else 0)
        yield CudaBuildWithoutGpu(
            name=package.name,
            version=package.version,
            build="CUDA" if package.cuda == "unknown" else f"CUDA {cuda_minor(package.cuda)}",
            bytes=size,
            cost=_cost(size),
            nvidia_packages=len(extra),
            command=_command(package.name, package.version, target, packages),
            about=frozenset({package.name}),
        )


def _cost(size: int) -> Union[Text, str]:
    if size < 2**20:
        return ""
    shown = f"{size / 2**30:.1f} GiB" if size >= 2**28 else f"{size / 2**20:.0f} MiB"
    return _(": {size} on disk").filled(size=shown)


def _command(name: str, version: str, target: Target, packages: Packages) -> str:
    if name == "onnxruntime-gpu":
        return install(target, packages, f"onnxruntime=={version}")
    return install(target, packages, *CPU_INDEX, f"{name}=={version.partition('+')[0]}+cpu")
