from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "scipy==1.13.1")


FAULT = Fault(
    about="scipy 1.13 under KAN-TTS, which imports scipy.signal.kaiser",
    layer="packages",
    deployment="sambert",
    inject=inject,
    code="PKG018",
    symptoms=("PKG004",),
    fixable=True,
    exit_code=1,
    source="reproduced: cannot import name kaiser from scipy.signal",
)
