from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.edit(patient.site_packages / "huggingface_hub/constants.py").write_bytes(b"")


FAULT = Fault(
    about="a module of huggingface_hub is empty",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=(),
    curable=True,
    exit_code=1,
    source="a full disk during an upgrade leaves empty files",
)
