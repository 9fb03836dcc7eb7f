from catalogue import Deployment, Fault
from native_faults import no_compiler, unlinked


def inject(deployment: Deployment) -> None:
    unlinked(deployment, "numpy", "numpy/core/_multiarray_umath.*.so")


FAULT = Fault(
    about="numpy was built on this machine, against a BLAS that lacks a function it calls",
    layer="imports",
    deployment="pins-3.10",
    inject=inject,
    code="IMP001",
    symptoms=("IMP003", "IMP008"),
    fixable=False,
    needs=no_compiler,
    resembles="numpy_so_zero_filled",
    source="reproduced: Importing the numpy C-extensions failed ... undefined symbol",
)
