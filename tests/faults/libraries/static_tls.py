import elf_files
from catalogue import Deployment, Fault
from native_faults import bring, no_compiler, workshop

SOURCE = "static __thread char big[1 << 20]; char *one(void) { return big; }"


def inject(deployment: Deployment) -> None:
    library = workshop(deployment) / "libtorchaudio.so"
    bring(deployment, elf_files.library(library, SOURCE, "-ftls-model=initial-exec"))


FAULT = Fault(
    about="a library of torchaudio needs more static TLS than the loader has reserved",
    layer="libraries",
    deployment="pins-3.10",
    inject=inject,
    code="LIB008",
    symptoms=("IMP010",),
    fixable=False,
    needs=no_compiler,
    source="reproduced: cannot allocate memory in static TLS block",
)
