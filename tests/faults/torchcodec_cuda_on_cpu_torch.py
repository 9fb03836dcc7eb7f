from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "--no-deps", "torchcodec==0.17.0")


FAULT = Fault(
    about="torchcodec from the package index is a CUDA build, under the CPU build of torch",
    layer="packages",
    patient="current",
    inject=inject,
    code="PKG010",
    symptoms=("PKG009",),
    curable=True,
    source="reproduced: libnvrtc.so.13: cannot open shared object file",
)
