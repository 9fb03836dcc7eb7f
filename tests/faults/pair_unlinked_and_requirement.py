from catalogue import Fault, Patient
from nativefaults import no_compiler, unlinked


def inject(patient: Patient) -> None:
    unlinked(patient, "charset_normalizer", "charset_normalizer/md.*.so")
    patient.uv("uninstall", "-q", "regex")


FAULT = Fault(
    about="transformers lacks regex, but fails before it comes there, in charset_normalizer's broken library",
    layer="imports",
    patient="pins-3.10",
    inject=inject,
    code="IMP008",
    second="PKG005",
    resembles="requirement_missing",
    curable=False,
    needs=no_compiler,
    source="both are in the catalogue alone; reproduced: undefined symbol, whether or not regex is there",
)
