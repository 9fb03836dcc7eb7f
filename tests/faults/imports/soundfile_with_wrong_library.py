import elf_files
from catalogue import Deployment, Fault
from native_faults import no_compiler, record, workshop


def inject(deployment: Deployment) -> None:
    [bundled] = deployment.site_packages.glob("_soundfile_data/libsndfile*.so")
    stub = elf_files.library(workshop(deployment) / bundled.name, "int sf_open(void) { return 0; }")
    deployment.remove(bundled)
    bundled.write_bytes(stub.read_bytes())
    record(deployment, "soundfile", bundled)


FAULT = Fault(
    about="soundfile was packed with a libsndfile that lacks half of its functions",
    layer="imports",
    deployment="sambert",
    inject=inject,
    code="IMP004",
    fixable=False,
    needs=no_compiler,
    resembles="libsndfile_missing",
    source="reproduced: function/symbol 'sf_version_string' not found in library",
)
