import elffiles
from catalogue import Fault, Patient
from nativefaults import bring, no_compiler, workshop


def inject(patient: Patient) -> None:
    folder = workshop(patient)
    script = folder / "versions.map"
    script.write_text("GLIBC_2.99 { one; };", encoding="ascii")
    newer = elffiles.library(
        folder / "libc.so.6", "int one(void) { return 1; }", f"-Wl,--version-script,{script}", "-nostdlib"
    )
    bring(patient, elffiles.needing(folder / "libtorchaudio.so", newer, "-nostdlib"))


FAULT = Fault(
    about="torchaudio was built on a system with a newer glibc",
    layer="libraries",
    patient="pins-3.10",
    inject=inject,
    code="LIB004",
    symptoms=("IMP010",),
    curable=False,
    needs=no_compiler,
    source="reproduced: version `GLIBC_2.99' not found",
)
