import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.trace(
        deployment,
        "soundfile",
        "write = module.write",
        "module.write = lambda file, data, rate, **more: write(file, data, 48000, **more)",
    )


FAULT = Fault(
    about="an agent writes every recording at 48000 Hz, whatever the voice was made for",
    layer="synthesis",
    deployment="piper",
    inject=inject,
    code="SMK019",
    fixable=False,
    speaks=True,
    source="reproduced: the voice of a chipmunk",
)
