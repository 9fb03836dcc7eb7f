from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.environ.update(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")


FAULT = Fault(
    inject=inject,
    about="UTF-8 is switched off in a C locale",
    layer="host",
    deployment="pins-3.10",
    code="HOST030",
    fixable=True,
    source="reproduced on 3.7 to 3.13: open() decodes as ASCII",
)
