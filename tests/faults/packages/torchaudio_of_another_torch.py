from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "--no-deps", "torchaudio==2.8.0")


FAULT = Fault(
    about="torchaudio of another release than torch",
    layer="packages",
    deployment="current",
    inject=inject,
    code="PKG010",
    symptoms=("PKG005",),
    fixable=True,
    exit_code=1,
    source="reproduced: Could not load this library: libtorchaudio.so",
)
