from catalogue import Fault, Patient
from nativefaults import no_compiler, unlinked


def inject(patient: Patient) -> None:
    unlinked(patient, "scipy", "scipy/signal/_spline.cpython-*.so")


FAULT = Fault(
    about="scipy was built here, and its signal module was linked without a function that it calls",
    layer="imports",
    patient="sambert",
    inject=inject,
    code="IMP002",
    curable=False,
    needs=no_compiler,
    source="reproduced: undefined symbol",
)
