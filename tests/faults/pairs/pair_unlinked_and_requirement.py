from catalogue import Deployment, Fault
from native_faults import no_compiler, unlinked


def inject(deployment: Deployment) -> None:
    unlinked(deployment, "charset_normalizer", "charset_normalizer/md.*.so")
    deployment.uv("uninstall", "-q", "regex")


FAULT = Fault(
    about="transformers lacks regex, but fails before it comes there, in charset_normalizer's broken library",
    layer="imports",
    deployment="pins-3.10",
    inject=inject,
    code="IMP008",
    second="PKG005",
    resembles="requirement_missing",
    fixable=False,
    needs=no_compiler,
    source="both are in the catalogue alone; reproduced: undefined symbol, whether or not regex is there",
)
