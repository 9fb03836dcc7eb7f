from catalogue import Deployment, Fault
from native_faults import no_compiler, unlinked


def inject(deployment: Deployment) -> None:
    unlinked(deployment, "onnxruntime", "onnxruntime/capi/onnxruntime_pybind11_state*.so")


FAULT = Fault(
    about="onnxruntime was built on this machine and linked without a function that it calls",
    layer="imports",
    deployment="pins-3.10",
    inject=inject,
    code="IMP005",
    fixable=False,
    needs=no_compiler,
    source="reproduced: undefined symbol",
)
