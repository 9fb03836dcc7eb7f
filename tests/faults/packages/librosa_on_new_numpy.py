from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "--no-deps", "librosa==0.8.1", "resampy==0.4.3")


FAULT = Fault(
    about="librosa 0.8 on a NumPy without np.complex",
    layer="packages",
    deployment="sambert",
    inject=inject,
    code="PKG019",
    symptoms=(),
    fixable=True,
    exit_code=1,
    source="reproduced: module numpy has no attribute complex",
)
