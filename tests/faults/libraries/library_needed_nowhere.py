import elf_files
from catalogue import Deployment, Fault
from native_faults import bring, no_compiler, workshop


def inject(deployment: Deployment) -> None:
    folder = workshop(deployment)
    cuda = elf_files.library(folder / "libc10_cuda.so")
    bring(deployment, elf_files.needing(folder / "libtorchaudio.so", cuda))


FAULT = Fault(
    about="torchaudio needs libc10_cuda.so, which no package and no system folder contains",
    layer="libraries",
    deployment="pins-3.10",
    inject=inject,
    code="LIB003",
    symptoms=("IMP010",),
    fixable=False,
    needs=no_compiler,
    source="reproduced: libc10_cuda.so: cannot open shared object file: No such file or directory",
)
