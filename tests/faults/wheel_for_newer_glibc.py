import elffiles
from catalogue import Fault, Patient
from nativefaults import bring, no_compiler, record, workshop


def inject(patient: Patient) -> None:
    folder = workshop(patient)
    script = folder / "versions.map"
    script.write_text("GLIBC_2.99 { one; };", encoding="ascii")
    newer = elffiles.library(
        folder / "libc.so.6", "int one(void) { return 1; }", f"-Wl,--version-script,{script}", "-nostdlib"
    )
    bring(patient, elffiles.needing(folder / "libtorchaudio.so", newer, "-nostdlib"))
    [info] = patient.site_packages.glob("torchaudio-*.dist-info")
    wheel = patient.edit(info / "WHEEL")
    wheel.write_text(wheel.read_text().replace("-linux_x86_64", "-manylinux_2_99_x86_64"))
    record(patient, "torchaudio", wheel)


FAULT = Fault(
    about="the environment was copied from a system with a newer glibc: a wheel says so, and its library fails",
    layer="host",
    patient="pins-3.10",
    inject=inject,
    code="HOST002",
    symptoms=("LIB004", "IMP010"),
    curable=False,
    needs=no_compiler,
    resembles="glibc_wanted_newer",
    source="PEP 600; reproduced: version `GLIBC_2.99' not found",
)
