from catalogue import Fault, Patient
from nativefaults import appended


def inject(patient: Patient) -> None:
    appended(patient, "huggingface_hub", "\nimport acme_mirror\n")


FAULT = Fault(
    about="a company's own build of huggingface_hub imports a module that its metadata does not name",
    layer="imports",
    patient="pins-3.10",
    inject=inject,
    code="IMP009",
    symptoms=("IMP008",),
    curable=False,
    source="reproduced: No module named 'acme_mirror'",
)
