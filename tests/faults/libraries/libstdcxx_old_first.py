import elf_files
from catalogue import Deployment, Fault
from native_faults import no_compiler, workshop


def inject(deployment: Deployment) -> None:
    folder = workshop(deployment)
    script = folder / "versions.map"
    script.write_text(
        "GLIBCXX_3.4 { one; }; GLIBCXX_3.4.9 { two; } GLIBCXX_3.4; CXXABI_1.3 { three; };", encoding="ascii"
    )
    source = "int one(void) { return 1; } int two(void) { return 2; } int three(void) { return 3; }"
    elf_files.library(folder / "lib/libstdc++.so.6", source, f"-Wl,--version-script,{script}")
    deployment.environ["LD_LIBRARY_PATH"] = str(folder / "lib")


FAULT = Fault(
    about="LD_LIBRARY_PATH puts an old libstdc++ before that of the system",
    layer="libraries",
    deployment="pins-3.10",
    inject=inject,
    code="LIB005",
    symptoms=("IMP003",),
    fixable=True,
    needs=no_compiler,
    source="reproduced: version `GLIBCXX_3.4.18' not found; scipy#18163",
)
