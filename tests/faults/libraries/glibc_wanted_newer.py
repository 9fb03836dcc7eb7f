import elf_files
from catalogue import Deployment, Fault
from native_faults import bring, no_compiler, workshop


def inject(deployment: Deployment) -> None:
    folder = workshop(deployment)
    script = folder / "versions.map"
    script.write_text("GLIBC_2.99 { one; };", encoding="ascii")
    newer = elf_files.library(
        folder / "libc.so.6", "int one(void) { return 1; }", f"-Wl,--version-script,{script}", "-nostdlib"
    )
    bring(deployment, elf_files.needing(folder / "libtorchaudio.so", newer, "-nostdlib"))


FAULT = Fault(
    about="torchaudio was built on a system with a newer glibc",
    layer="libraries",
    deployment="pins-3.10",
    inject=inject,
    code="LIB004",
    symptoms=("IMP010",),
    fixable=False,
    needs=no_compiler,
    source="reproduced: version `GLIBC_2.99' not found",
)
