from catalogue import Fault, Patient

PYTHON = "/srv/before-the-move/.venv/bin/python"


def inject(patient: Patient) -> None:
    for script in patient.python.parent.iterdir():
        if not script.is_symlink() and script.read_bytes().startswith(b"#!"):
            patient.edit(script).write_text(f"#!{PYTHON}\nimport sys\n")


FAULT = Fault(
    inject=inject,
    about="the scripts of the environment start the one it was copied from",
    layer="python",
    patient="pins-3.10",
    code="PY012",
    curable=False,
    exit_code=0,
    source="reproduced: bad interpreter",
)
