from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    (deployment.site_packages / "sitecustomize.py").write_text("import time\ntime.sleep(3600)\n")
    deployment.options += ["--timeout", "5"]


FAULT = Fault(
    inject=inject,
    about="a sitecustomize hangs",
    layer="python",
    deployment="pins-3.10",
    code="PY006",
    fixable=False,
    source="reproduced on 3.6, 3.10 and 3.13",
)
