from catalogue import Fault, Patient
from nativefaults import record


def inject(patient: Patient) -> None:
    init = patient.edit(patient.site_packages / "huggingface_hub/__init__.py")
    init.write_text(init.read_text(encoding="utf-8") + "\nimport acme_mirror\n", encoding="utf-8")
    record(patient, "huggingface_hub", init)


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
