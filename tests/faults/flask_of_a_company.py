from catalogue import Fault, Patient
from nativefaults import appended


def inject(patient: Patient) -> None:
    appended(patient, "flask", "\nimport acme_tracing\n")


FAULT = Fault(
    about="a company's own build of flask imports a module that its metadata does not name",
    layer="imports",
    patient="pins-3.10",
    inject=inject,
    code="IMP099",
    curable=False,
    source="reproduced: No module named 'acme_tracing'",
)
