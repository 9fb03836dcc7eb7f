from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    (deployment.directory / "scipy.py").write_text("# experiments with scipy\n")


FAULT = Fault(
    inject=inject,
    about="a file scipy.py is next to the service",
    layer="imports",
    deployment="pins-3.10",
    code="PY016",
    symptoms=("IMP003",),
    fixable=True,
    resembles="scipy_fft_missing",
    source="reproduced: 'scipy' is not a package",
)
