from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "--no-deps", "torchaudio==2.8.0")


FAULT = Fault(
    about="torchaudio of another release than torch",
    layer="packages",
    patient="current",
    inject=inject,
    code="PKG010",
    symptoms=("PKG005",),
    curable=True,
    exit_code=1,
    source="reproduced: Could not load this library: libtorchaudio.so",
)
