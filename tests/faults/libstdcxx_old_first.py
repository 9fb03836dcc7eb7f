import elffiles
from catalogue import Fault, Patient
from nativefaults import no_compiler, workshop


def inject(patient: Patient) -> None:
    folder = workshop(patient)
    script = folder / "versions.map"
    script.write_text(
        "GLIBCXX_3.4 { one; }; GLIBCXX_3.4.9 { two; } GLIBCXX_3.4; CXXABI_1.3 { three; };", encoding="ascii"
    )
    source = "int one(void) { return 1; } int two(void) { return 2; } int three(void) { return 3; }"
    elffiles.library(folder / "lib/libstdc++.so.6", source, f"-Wl,--version-script,{script}")
    patient.environ["LD_LIBRARY_PATH"] = str(folder / "lib")


FAULT = Fault(
    about="LD_LIBRARY_PATH puts an old libstdc++ before that of the system",
    layer="libraries",
    patient="pins-3.10",
    inject=inject,
    code="LIB005",
    symptoms=("IMP003",),
    curable=True,
    needs=no_compiler,
    source="reproduced: version `GLIBCXX_3.4.18' not found; scipy#18163",
)
