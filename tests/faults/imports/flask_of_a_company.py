from catalogue import Deployment, Fault
from native_faults import appended


def inject(deployment: Deployment) -> None:
    appended(deployment, "flask", "\nimport acme_tracing\n")


FAULT = Fault(
    about="a company's own build of flask imports a module that its metadata does not list",
    layer="imports",
    deployment="pins-3.10",
    inject=inject,
    code="IMP099",
    fixable=False,
    source="reproduced: No module named 'acme_tracing'",
)
