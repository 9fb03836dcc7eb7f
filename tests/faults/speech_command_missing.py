import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "indextts-doctor.toml", (".venv/bin/python speak.py", "piper"))


FAULT = Fault(
    about="the command that speaks is not installed",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK005",
    curable=False,
    speaks=True,
    source="reproduced: ENOENT",
)
