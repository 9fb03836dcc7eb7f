from catalogue import Fault, Patient
from nativefaults import hide_sndfile, why_sndfile_is_not_hidden


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "--no-deps", "soundfile==0.10.3.post1")
    hide_sndfile(patient)


FAULT = Fault(
    about="a soundfile that brings no libsndfile, on a machine that has none",
    layer="libraries",
    patient="sambert",
    inject=inject,
    code="LIB001",
    symptoms=("IMP004",),
    curable=False,  # by the package manager, with consent: tests/repair/test_system.py
    needs=why_sndfile_is_not_hidden,
    source="reproduced: OSError: sndfile library not found",
)
