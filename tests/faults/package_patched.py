from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    file = patient.edit(patient.site_packages / "transformers/utils/logging.py")
    file.write_text(file.read_text(encoding="utf-8") + "\n# a patch of the operator's\n", encoding="utf-8")


FAULT = Fault(
    about="the operator has patched a file of transformers",
    layer="packages",
    patient="pins-3.10",
    inject=inject,
    code="PKG012",
    curable=False,
    exit_code=0,
    source="RECORD",
)
