from catalogue import Deployment, Fault
from native_faults import no_compiler, unlinked


def inject(deployment: Deployment) -> None:
    unlinked(deployment, "charset_normalizer", "charset_normalizer/md.*.so")


FAULT = Fault(
    about="charset_normalizer, which requests imports for transformers, was linked without a function that it calls",
    layer="imports",
    deployment="pins-3.10",
    inject=inject,
    code="IMP008",
    fixable=False,
    needs=no_compiler,
    source="reproduced: undefined symbol",
)
