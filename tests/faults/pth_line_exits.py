from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    (patient.site_packages / "tracer.pth").write_text("import sys; sys.exit(3)\n")


FAULT = Fault(
    inject=inject,
    about="a line of a .pth file ends Python",
    layer="python",
    patient="empty",
    code="PY006",
    curable=False,
    source="reproduced on 3.10 and 3.13",
)
