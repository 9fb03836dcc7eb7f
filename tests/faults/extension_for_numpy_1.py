import operatorprofiles
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "--only-binary", ":all:", "pycocotools==2.0.7")
    operatorprofiles.importing(patient, "pycocotools.mask", "pycocotools")


FAULT = Fault(
    about="a package that sets no bound on numpy was compiled for NumPy 1, and NumPy 2 is there",
    layer="packages",
    patient="current",
    inject=inject,
    code="PKG023",
    symptoms=("IMP099",),
    curable=False,
    resembles="numpy_2_under_onnxruntime",
    source="reproduced: numpy.dtype size changed, may indicate binary incompatibility",
)
