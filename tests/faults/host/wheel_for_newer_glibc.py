import elf_files
from catalogue import Deployment, Fault
from native_faults import bring, no_compiler, record, workshop


def inject(deployment: Deployment) -> None:
    folder = workshop(deployment)
    script = folder / "versions.map"
    script.write_text("GLIBC_2.99 { one; };", encoding="ascii")
    newer = elf_files.library(
        folder / "libc.so.6", "int one(void) { return 1; }", f"-Wl,--version-script,{script}", "-nostdlib"
    )
    bring(deployment, elf_files.needing(folder / "libtorchaudio.so", newer, "-nostdlib"))
    [info] = deployment.site_packages.glob("torchaudio-*.dist-info")
    wheel = deployment.edit(info / "WHEEL")
    wheel.write_text(wheel.read_text().replace("-linux_x86_64", "-manylinux_2_99_x86_64"))
    record(deployment, "torchaudio", wheel)


FAULT = Fault(
    about="the environment was copied from a system with a newer glibc: a wheel requires it, and its library fails",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST002",
    symptoms=("LIB004", "IMP010"),
    fixable=False,
    needs=no_compiler,
    resembles="glibc_wanted_newer",
    source="PEP 600; reproduced: version `GLIBC_2.99' not found",
)
