from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "--no-deps", "numpy==2.0.2")


FAULT = Fault(
    about="numpy 2 under scipy 1.10.1 and onnxruntime 1.15.1",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG006",
    symptoms=("PKG004", "PKG005"),
    fixable=True,
    exit_code=1,
    source="reproduced: _ARRAY_API not found; numpy.core.multiarray failed to import",
)
