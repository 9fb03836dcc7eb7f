from catalogue import Deployment, Fault
from native_faults import no_compiler, unlinked


def inject(deployment: Deployment) -> None:
    unlinked(deployment, "scipy", "scipy/fft/_pocketfft/pypocketfft.*.so")


FAULT = Fault(
    about="scipy was built on this machine, and its FFT was linked without a function that it calls",
    layer="imports",
    deployment="pins-3.10",
    inject=inject,
    code="IMP003",
    fixable=False,
    needs=no_compiler,
    source="reproduced: undefined symbol",
)
