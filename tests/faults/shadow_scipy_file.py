from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    (patient.directory / "scipy.py").write_text("# experiments with scipy\n")


FAULT = Fault(
    inject=inject,
    about="a file scipy.py lies beside the service",
    layer="imports",
    patient="pins-3.10",
    code="PY016",
    symptoms=("IMP003",),
    curable=True,
    resembles="scipy_fft_missing",
    source="reproduced: 'scipy' is not a package",
)
