from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    (deployment.site_packages / "tracer.pth").write_text("import sys; sys.exit(3)\n")


FAULT = Fault(
    inject=inject,
    about="a line of a .pth file ends Python",
    layer="python",
    deployment="empty",
    code="PY006",
    fixable=False,
    source="reproduced on 3.10 and 3.13",
)
