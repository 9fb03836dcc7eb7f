from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("uninstall", "-q", "flask")


FAULT = Fault(
    about="flask is not installed",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG001",
    symptoms=(),
    fixable=True,
    exit_code=1,
    source="reproduced: No module named flask",
)
