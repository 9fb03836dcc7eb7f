import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "indextts-doctor.toml", (".venv/bin/python speak.py", "piper"))


FAULT = Fault(
    about="the command that speaks is not installed",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK005",
    fixable=False,
    speaks=True,
    source="reproduced: ENOENT",
)
