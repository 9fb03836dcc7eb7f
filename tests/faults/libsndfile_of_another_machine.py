import elffiles
from catalogue import Fault, Patient
from nativefaults import hide_sndfile, record, why_sndfile_is_not_hidden


def inject(patient: Patient) -> None:
    [bundled] = patient.site_packages.glob("_soundfile_data/libsndfile*.so")
    record(patient, "soundfile", elffiles.foreign(patient.edit(bundled)))
    hide_sndfile(patient)


FAULT = Fault(
    about="the libsndfile that soundfile brings is for ARM64",
    layer="libraries",
    patient="sambert",
    inject=inject,
    code="LIB011",
    symptoms=("IMP004",),
    curable=False,
    needs=why_sndfile_is_not_hidden,
    resembles="libsndfile_missing",
    source="reproduced: OSError: sndfile library not found",
)
