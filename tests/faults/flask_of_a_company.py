from catalogue import Fault, Patient
from nativefaults import record


def inject(patient: Patient) -> None:
    init = patient.edit(patient.site_packages / "flask/__init__.py")
    init.write_text(init.read_text(encoding="utf-8") + "\nimport acme_tracing\n", encoding="utf-8")
    record(patient, "flask", init)


FAULT = Fault(
    about="a company's own build of flask imports a module that its metadata does not name",
    layer="imports",
    patient="pins-3.10",
    inject=inject,
    code="IMP099",
    curable=False,
    source="reproduced: No module named 'acme_tracing'",
)
