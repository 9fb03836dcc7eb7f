import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(deployment, "speak.py", ("import voice", "import soundfile, voice"))


FAULT = Fault(
    about="the program that speaks imports a package that nobody installed",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK005",
    fixable=False,
    speaks=True,
    source="reproduced: ModuleNotFoundError, exit code 1",
)
