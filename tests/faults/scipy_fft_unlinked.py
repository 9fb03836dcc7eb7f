from catalogue import Fault, Patient
from nativefaults import no_compiler, unlinked


def inject(patient: Patient) -> None:
    unlinked(patient, "scipy", "scipy/fft/_pocketfft/pypocketfft.*.so")


FAULT = Fault(
    about="scipy was built here, and its FFT was linked without a function that it calls",
    layer="imports",
    patient="pins-3.10",
    inject=inject,
    code="IMP003",
    curable=False,
    needs=no_compiler,
    source="reproduced: undefined symbol",
)
