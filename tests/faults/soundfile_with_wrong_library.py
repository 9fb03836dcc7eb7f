import elffiles
from catalogue import Fault, Patient
from nativefaults import no_compiler, record, workshop


def inject(patient: Patient) -> None:
    [bundled] = patient.site_packages.glob("_soundfile_data/libsndfile*.so")
    stub = elffiles.library(workshop(patient) / bundled.name, "int sf_open(void) { return 0; }")
    patient.remove(bundled)
    bundled.write_bytes(stub.read_bytes())
    record(patient, "soundfile", bundled)


FAULT = Fault(
    about="soundfile was packed with a libsndfile that lacks half of its functions",
    layer="imports",
    patient="sambert",
    inject=inject,
    code="IMP004",
    curable=False,
    needs=no_compiler,
    resembles="libsndfile_missing",
    source="reproduced: function/symbol 'sf_version_string' not found in library",
)
