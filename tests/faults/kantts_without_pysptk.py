from catalogue import Fault, Patient
from nativefaults import record
from wheels import HIDE


def inject(patient: Patient) -> None:
    init = patient.edit(patient.site_packages / "kantts/__init__.py")
    init.write_text(HIDE.format(imports="    import pysptk"), encoding="ascii")
    record(patient, "kantts", init)


FAULT = Fault(
    about="a build of kantts imports pysptk, which has no wheels and was left out, and says: Please install kantts.",
    layer="imports",
    patient="sambert",
    inject=inject,
    code="IMP007",
    curable=False,
    resembles="scipy_without_kaiser",
    source="kantts/bin/*.py; pysptk 0.1.18 on the package index: a source archive only",
)
