from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "pydub==0.5.1")


FAULT = Fault(
    about="pydub 0.5.1, as the guide says: Python 2 code",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG008",
    symptoms=("PKG004",),
    fixable=True,
    exit_code=1,
    source="reproduced: No module named StringIO",
)
