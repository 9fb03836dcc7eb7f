from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.site_packages / "scipy/fft")


FAULT = Fault(
    about="the folder scipy/fft is gone",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=(),
    curable=True,
    exit_code=1,
    source="reproduced: No module named scipy.fft",
)
