from catalogue import Deployment, Fault
from native_faults import appended


def inject(deployment: Deployment) -> None:
    appended(deployment, "huggingface_hub", "\nimport acme_mirror\n")


FAULT = Fault(
    about="a company's own build of huggingface_hub imports a module that its metadata does not list",
    layer="imports",
    deployment="pins-3.10",
    inject=inject,
    code="IMP009",
    symptoms=("IMP008",),
    fixable=False,
    source="reproduced: No module named 'acme_mirror'",
)
