from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.site_packages / "scipy/fft")
    deployment.remove(deployment.site_packages / "scipy/__init__.py")


FAULT = Fault(
    about="an interrupted uninstall left scipy without __init__.py and without fft",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=(),
    fixable=True,
    exit_code=1,
    source="reproduced: cannot import name fft from scipy (unknown location)",
)
