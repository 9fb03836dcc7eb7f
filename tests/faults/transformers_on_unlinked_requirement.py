from catalogue import Fault, Patient
from nativefaults import no_compiler, unlinked


def inject(patient: Patient) -> None:
    unlinked(patient, "charset_normalizer", "charset_normalizer/md.*.so")


FAULT = Fault(
    about="charset_normalizer, which requests imports for transformers, was linked without a function that it calls",
    layer="imports",
    patient="pins-3.10",
    inject=inject,
    code="IMP008",
    curable=False,
    needs=no_compiler,
    source="reproduced: undefined symbol",
)
