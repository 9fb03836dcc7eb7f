import newer_glibc
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.wrapper = newer_glibc.wrapper()  # this deployment's onnxruntime 1.15.1 needs an older one


FAULT = Fault(
    about="onnxruntime 1.15.1 requests an executable stack, and the system was upgraded to glibc 2.41, which rejects it",
    layer="libraries",
    deployment="pins-3.10",
    inject=inject,
    code="LIB006",
    symptoms=("IMP005",),
    fixable=True,
    needs=newer_glibc.why_not,
    source="onnxruntime#24911; reproduced: cannot enable executable stack as shared object requires",
)
