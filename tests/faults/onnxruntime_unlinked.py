from catalogue import Fault, Patient
from nativefaults import no_compiler, unlinked


def inject(patient: Patient) -> None:
    unlinked(patient, "onnxruntime", "onnxruntime/capi/onnxruntime_pybind11_state*.so")


FAULT = Fault(
    about="onnxruntime was built here, and linked without a function that it calls",
    layer="imports",
    patient="pins-3.10",
    inject=inject,
    code="IMP005",
    curable=False,
    needs=no_compiler,
    source="reproduced: undefined symbol",
)
