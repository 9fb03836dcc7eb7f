from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    (patient.site_packages / "~umpy").mkdir()
    (patient.site_packages / "~umpy/version.py").write_text("")


FAULT = Fault(
    about="pip left a folder that it had set aside, and all packages are whole",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG015",
    symptoms=(),
    curable=True,
    exit_code=0,
    source="WARNING: Ignoring invalid distribution -umpy",
)
