import elf_files
from catalogue import Deployment, Fault
from native_faults import no_compiler, record

SO = "scipy/fft/_pocketfft/pypocketfft.cpython-310-x86_64-linux-gnu.so"


def inject(deployment: Deployment) -> None:
    record(deployment, "scipy", elf_files.foreign(deployment.edit(deployment.site_packages / SO)))


FAULT = Fault(
    about="an extension module of scipy is for ARM64",
    layer="libraries",
    deployment="pins-3.10",
    inject=inject,
    code="LIB011",
    symptoms=("IMP003",),
    fixable=False,
    needs=no_compiler,
    source="reproduced",
)
