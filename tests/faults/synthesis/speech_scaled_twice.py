import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(
        deployment,
        "speak.py",
        ("voice.save(recording, samples)", "voice.save(recording, [32767 * sample for sample in samples])"),
    )


FAULT = Fault(
    about="the scale of 32767 is applied twice: all samples lie at the peak",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK016",
    fixable=False,
    speaks=True,
    resembles="speech_with_swapped_bytes",
    source="reproduced: integers saved as floats, whose full scale is 1.0",
)
