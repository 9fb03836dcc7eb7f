import elf_files
from catalogue import Deployment, Fault
from native_faults import bring, no_compiler, workshop

# A name of torch's C++ interface as the other of the two C++ ABIs spells it.
CODE = "int _ZNK3c107SymBool10guard_boolEPKcl(void); int one(void) { return _ZNK3c107SymBool10guard_boolEPKcl(); }"


def inject(deployment: Deployment) -> None:
    bring(deployment, elf_files.library(workshop(deployment) / "libtorchaudio.so", CODE, "-Wl,-z,now"))


FAULT = Fault(
    about="torchaudio has torch's version and was built against another build of it",
    layer="imports",
    deployment="pins-3.10",
    inject=inject,
    code="IMP010",
    fixable=False,
    needs=no_compiler,
    resembles="torchaudio_of_another_torch",
    source="pytorch/audio#3335; reproduced: undefined symbol",
)
