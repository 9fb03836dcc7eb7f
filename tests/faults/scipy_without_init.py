from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.site_packages / "scipy/fft")
    patient.remove(patient.site_packages / "scipy/__init__.py")


FAULT = Fault(
    about="an interrupted uninstall left scipy without __init__.py and without fft",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=(),
    curable=True,
    exit_code=1,
    source="reproduced: cannot import name fft from scipy (unknown location)",
)
