from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "--no-deps", "librosa==0.8.1", "resampy==0.4.3")


FAULT = Fault(
    about="librosa 0.8 on a NumPy without np.complex",
    layer="packages",
    patient="sambert",
    inject=inject,
    code="PKG019",
    symptoms=(),
    curable=True,
    exit_code=1,
    source="reproduced: module numpy has no attribute complex",
)
