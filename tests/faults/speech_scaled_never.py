import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.change(
        patient,
        "speak.py",
        (
            "voice.save(recording, samples)",
            "voice.save(recording, [int(sample) / 32767 for sample in samples])",
        ),
    )


FAULT = Fault(
    about="float samples are made integers without their scale of 32767: silence",
    layer="synthesis",
    patient="command",
    inject=inject,
    code="SMK012",
    symptoms=("SMK020",),
    curable=False,
    speaks=True,
    source="reproduced: astype(int16) makes zeros of floats",
)
