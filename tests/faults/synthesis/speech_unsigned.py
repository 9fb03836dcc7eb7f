import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.change(
        deployment,
        "speak.py",
        ("voice.save(recording, samples)", "voice.save(recording, [(sample + 1) / 2 for sample in samples])"),
    )


FAULT = Fault(
    about="samples from 0 to 1 are saved as if they went from -1 to 1",
    layer="synthesis",
    deployment="command",
    inject=inject,
    code="SMK017",
    fixable=False,
    exit_code=0,
    speaks=True,
    source="reproduced: unsigned samples read as signed ones",
)
