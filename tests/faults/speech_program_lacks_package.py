import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(patient, "speak.py", ("import voice", "import soundfile, voice"))


FAULT = Fault(
    about="the program that speaks imports a package that nobody installed",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK005",
    curable=False,
    speaks=True,
    source="reproduced: ModuleNotFoundError, exit code 1",
)
