import elffiles
from catalogue import Fault, Patient
from nativefaults import bring, no_compiler, workshop

SOURCE = "static __thread char big[1 << 20]; char *one(void) { return big; }"


def inject(patient: Patient) -> None:
    library = workshop(patient) / "libtorchaudio.so"
    bring(patient, elffiles.library(library, SOURCE, "-ftls-model=initial-exec"))


FAULT = Fault(
    about="a library of torchaudio wants more static TLS than the loader has kept free",
    layer="libraries",
    patient="pins-3.10",
    inject=inject,
    code="LIB008",
    symptoms=("IMP010",),
    curable=False,
    needs=no_compiler,
    source="reproduced: cannot allocate memory in static TLS block",
)
