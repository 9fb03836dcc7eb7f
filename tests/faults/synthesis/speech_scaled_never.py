import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(
        deployment,
        "speak.py",
        ("voice.save(recording, samples)", "voice.save(recording, [int(sample) / 32767 for sample in samples])"),
    )


FAULT = Fault(
    about="float samples are made integers without their scale of 32767: silence",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK012",
    symptoms=("SMK020",),
    fixable=False,
    speaks=True,
    source="reproduced: astype(int16) makes zeros of floats",
)
