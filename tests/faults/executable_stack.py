import newerlibc
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.wrapper = newerlibc.wrapper()  # this patient's onnxruntime 1.15.1 needs an older one


FAULT = Fault(
    about="onnxruntime 1.15.1 asks for an executable stack, and the system was upgraded to glibc 2.41, which refuses it",
    layer="libraries",
    patient="pins-3.10",
    inject=inject,
    code="LIB006",
    symptoms=("IMP005",),
    curable=True,
    needs=newerlibc.why_not,
    source="onnxruntime#24911; reproduced: cannot enable executable stack as shared object requires",
)
