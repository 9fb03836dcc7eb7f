from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.uv("uninstall", "-q", "soundfile")


FAULT = Fault(
    about="the voice speaks, and nothing is installed that could save the recording",
    layer="synthesis",
    patient="piper",
    inject=inject,
    code="SMK008",
    curable=False,
    speaks=True,
    resembles="speech_program_lacks_package",
    source="reproduced: ModuleNotFoundError after the synthesis",
)
