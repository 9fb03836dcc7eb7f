import operator_profiles
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "--only-binary", ":all:", "pycocotools==2.0.7")
    operator_profiles.importing(deployment, "pycocotools.mask", "pycocotools")


FAULT = Fault(
    about="a package that sets no bound on numpy was compiled for NumPy 1, and NumPy 2 is there",
    layer="packages",
    deployment="current",
    inject=inject,
    code="PKG023",
    symptoms=("IMP099",),
    fixable=False,
    resembles="numpy_2_under_onnxruntime",
    source="reproduced: numpy.dtype size changed, may indicate binary incompatibility",
)
