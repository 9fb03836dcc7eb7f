import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(
        patient,
        "speak.py",
        ("voice.save(recording, samples)", "voice.save(recording, [(sample + 1) / 2 for sample in samples])"),
    )


FAULT = Fault(
    about="samples from 0 to 1 are saved as if they went from -1 to 1",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK017",
    curable=False,
    exit_code=0,
    speaks=True,
    source="reproduced: unsigned samples read as signed ones",
)
