from catalogue import Fault, Patient
from hubfaults import configure

PROFILE = """
name = "acme"
title = { en = "ACME", zh = "ACME" }
[python]
tested = ">=3.9"
reason = { en = "tested", zh = "已测试" }
source = "the operator"
[[imports]]
module = "pycocotools.mask"
package = "pycocotools"
"""


def inject(patient: Patient) -> None:
    patient.uv("install", "-q", "--only-binary", ":all:", "pycocotools==2.0.7")
    (patient.directory / "acme.toml").write_text(PROFILE, encoding="utf-8")
    configure(patient, 'profile = "acme.toml"')


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
