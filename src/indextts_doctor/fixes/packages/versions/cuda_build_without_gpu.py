"""PKG009: replaces CUDA builds by CPU builds and removes the packages that only CUDA builds need."""

from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.checks.packages.versions.cuda_build_without_gpu import CudaBuildWithoutGpu
from indextts_doctor.facts import Packages, Target
from indextts_doctor.fixes import Install, Steps, _, fix
from indextts_doctor.fixes.packages.requirements import names


@fix(
    "PKG009",
    title=_("installs the CPU builds of the same versions"),
    source="file lists of torch on the package index and on PyTorch's own",
)
def cuda_build_without_gpu(found: tuple[CudaBuildWithoutGpu, ...], packages: Packages, target: Target) -> Steps:
    builds = [package for package in map(packages.find, names(found)) if package is not None]
    torch = [f"{one.name}=={one.version.partition('+')[0]}+cpu" for one in builds if one.name != "onnxruntime-gpu"]
    nvidia = tuple(one.name for one in packages.first() if one.name.startswith("nvidia-") or one.name == "triton")
    if torch:
        yield Install(target.python, requirements=tuple(torch), remove=nvidia, indexes=CPU_INDEX[1:])
    for one in builds:
        if one.name == "onnxruntime-gpu":
            yield Install(target.python, requirements=(f"onnxruntime=={one.version}",), remove=("onnxruntime-gpu",))
