from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    (deployment.directory / "yaml.py").write_text("# reads our settings\n")


FAULT = Fault(
    inject=inject,
    about="a file yaml.py hides a package that only transformers imports",
    layer="imports",
    deployment="pins-3.10",
    code="PY016",
    symptoms=("IMP008",),
    fixable=True,
    source="reproduced: transformers does not import",
)
