import elffiles
from catalogue import Fault, Patient
from nativefaults import bring, no_compiler, workshop


def inject(patient: Patient) -> None:
    folder = workshop(patient)
    cuda = elffiles.library(folder / "libc10_cuda.so")
    bring(patient, elffiles.needing(folder / "libtorchaudio.so", cuda))


FAULT = Fault(
    about="torchaudio needs libc10_cuda.so, which no package and no system folder has",
    layer="libraries",
    patient="pins-3.10",
    inject=inject,
    code="LIB003",
    symptoms=("IMP010",),
    curable=False,
    needs=no_compiler,
    source="reproduced: libc10_cuda.so: cannot open shared object file: No such file or directory",
)
