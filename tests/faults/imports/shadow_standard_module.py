from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    (deployment.directory / "random.py").write_text("SEED = 7\n")


FAULT = Fault(
    inject=inject,
    about="a file random.py hides the standard module",
    layer="imports",
    deployment="pins-3.10",
    code="PY016",
    symptoms=("IMP008",),
    fixable=True,
    source="reproduced: module 'random' has no attribute",
)
