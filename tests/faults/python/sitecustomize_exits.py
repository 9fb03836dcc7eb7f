from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    (deployment.site_packages / "sitecustomize.py").write_text("import sys\nsys.exit(3)\n")


FAULT = Fault(
    inject=inject,
    about="a sitecustomize ends Python",
    layer="python",
    deployment="pins-3.10",
    code="PY006",
    fixable=False,
    source="reproduced on 3.6, 3.10 and 3.13",
)
