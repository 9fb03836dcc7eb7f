from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    (deployment.site_packages / "sitecustomize.py").write_text("import a_tracer_that_was_removed\n")


FAULT = Fault(
    inject=inject,
    about="a sitecustomize raises, and Python reports it at every start",
    layer="python",
    deployment="pins-3.10",
    code="PY007",
    fixable=False,
    exit_code=0,
    source="reproduced on 3.6, 3.10 and 3.13: Error in sitecustomize",
)
