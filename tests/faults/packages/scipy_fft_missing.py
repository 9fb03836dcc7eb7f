from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.site_packages / "scipy/fft")


FAULT = Fault(
    about="the folder scipy/fft is gone",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=(),
    fixable=True,
    exit_code=1,
    source="reproduced: No module named scipy.fft",
)
