from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "scipy==1.11.4")


FAULT = Fault(
    about="scipy is newer than what the recipe was tested with, and works",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG004",
    symptoms=(),
    fixable=True,
    exit_code=0,
    source="reproduced: scipy 1.11.4 beside numpy 1.24.3 imports",
)
