from catalogue import Fault, Patient
from nativefaults import no_compiler, unlinked


def inject(patient: Patient) -> None:
    unlinked(patient, "numpy", "numpy/core/_multiarray_umath.*.so")


FAULT = Fault(
    about="numpy was built here, against a BLAS that lacks a function which it calls",
    layer="imports",
    patient="pins-3.10",
    inject=inject,
    code="IMP001",
    symptoms=("IMP003", "IMP008"),
    curable=False,
    needs=no_compiler,
    resembles="numpy_so_zero_filled",
    source="reproduced: Importing the numpy C-extensions failed ... undefined symbol",
)
