from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "ttsfrd==0.1.0")


FAULT = Fault(
    about="ttsfrd is the placeholder of that name from the package index",
    layer="packages",
    deployment="sambert",
    inject=inject,
    code="PKG007",
    symptoms=(),
    fixable=True,
    exit_code=1,
    source="read in the wheel ttsfrd 0.1.0: module ttsfrd has no attribute TtsFrontendEngine",
)
