import elffiles
from catalogue import Fault, Patient
from nativefaults import no_compiler, record

SO = "scipy/fft/_pocketfft/pypocketfft.cpython-310-x86_64-linux-gnu.so"


def inject(patient: Patient) -> None:
    record(patient, "scipy", elffiles.foreign(patient.edit(patient.site_packages / SO)))


FAULT = Fault(
    about="an extension module of scipy is for ARM64",
    layer="libraries",
    patient="pins-3.10",
    inject=inject,
    code="LIB011",
    symptoms=("IMP003",),
    curable=False,
    needs=no_compiler,
    source="reproduced",
)
