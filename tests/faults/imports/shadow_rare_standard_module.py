from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    (deployment.directory / "glob.py").write_text("PATTERNS = []\n")


FAULT = Fault(
    about="a file glob.py hides a standard module that only some libraries import",
    layer="imports",
    deployment="current",
    inject=inject,
    code="PY019",
    symptoms=("IMP006",),
    fixable=True,
    source="reproduced: torch does not import",
)
