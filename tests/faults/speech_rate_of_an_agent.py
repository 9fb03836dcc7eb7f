import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.trace(
        patient,
        "soundfile",
        "write = module.write",
        "module.write = lambda file, data, rate, **more: write(file, data, 48000, **more)",
    )


FAULT = Fault(
    about="an agent writes every recording at 48000 Hz, whatever the voice was made for",
    layer="synthesis",
    patient="piper",
    inject=inject,
    code="SMK019",
    curable=False,
    speaks=True,
    source="reproduced: the voice of a chipmunk",
)
