from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.site_packages / "numpy-1.24.3.dist-info")


FAULT = Fault(
    about="the folder of numpy is there and its metadata is not",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG014",
    symptoms=("PKG005",),
    curable=True,
    exit_code=1,
    source="reproduced: transformers asks for the version of numpy at import and finds none",
)
