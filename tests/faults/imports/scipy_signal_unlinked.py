from catalogue import Deployment, Fault
from native_faults import no_compiler, unlinked


def inject(deployment: Deployment) -> None:
    unlinked(deployment, "scipy", "scipy/signal/_spline.cpython-*.so")


FAULT = Fault(
    about="scipy was built on this machine, and its signal module was linked without a function that it calls",
    layer="imports",
    deployment="sambert",
    inject=inject,
    code="IMP002",
    fixable=False,
    needs=no_compiler,
    source="reproduced: undefined symbol",
)
