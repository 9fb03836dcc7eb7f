from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    real = deployment.python.resolve()
    deployment.remove(deployment.python)
    deployment.python.write_text(f'#!/bin/sh\nPYTHONHOME=/opt/python-of-old exec {real} "$@"\n')
    deployment.python.chmod(0o755)


FAULT = Fault(
    inject=inject,
    about="a wrapper in place of bin/python sets PYTHONHOME to where there is no Python",
    layer="python",
    deployment="empty",
    code="PY005",
    fixable=False,
    source="reproduced on 2.7 to 3.13: No module named 'encodings'",
)
