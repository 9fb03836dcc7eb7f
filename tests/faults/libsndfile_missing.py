from catalogue import Fault, Patient
from nativefaults import system_has_sndfile


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "--no-deps", "soundfile==0.10.3.post1")


FAULT = Fault(
    about="a soundfile that brings no libsndfile, on a machine that has none",
    layer="libraries",
    patient="sambert",
    inject=inject,
    code="LIB001",
    symptoms=("IMP004",),
    curable=True,
    needs=system_has_sndfile,
    source="reproduced: OSError: sndfile library not found",
)
