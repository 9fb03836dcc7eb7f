from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    (deployment.site_packages / "~umpy").mkdir()
    (deployment.site_packages / "~umpy/version.py").write_text("")


FAULT = Fault(
    about="pip left a folder that it had set aside, and all packages are whole",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG015",
    symptoms=(),
    fixable=True,
    exit_code=0,
    source="WARNING: Ignoring invalid distribution -umpy",
)
