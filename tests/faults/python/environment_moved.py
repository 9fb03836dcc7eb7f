from catalogue import Deployment, Fault

PYTHON = "/srv/before-the-move/.venv/bin/python"


def inject(deployment: Deployment) -> None:
    for script in deployment.python.parent.iterdir():
        if not script.is_symlink() and script.read_bytes().startswith(b"#!"):
            deployment.edit(script).write_text(f"#!{PYTHON}\nimport sys\n")


FAULT = Fault(
    inject=inject,
    about="the scripts of the environment start the one it was copied from",
    layer="python",
    deployment="pins-3.10",
    code="PY012",
    fixable=False,
    exit_code=0,
    source="reproduced: bad interpreter",
)
