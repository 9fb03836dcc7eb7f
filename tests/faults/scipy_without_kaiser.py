from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "scipy==1.13.1")


FAULT = Fault(
    about="scipy 1.13 under KAN-TTS, which imports scipy.signal.kaiser",
    layer="packages",
    patient="sambert",
    inject=inject,
    code="PKG018",
    symptoms=("PKG004",),
    curable=True,
    exit_code=1,
    source="reproduced: cannot import name kaiser from scipy.signal",
)
