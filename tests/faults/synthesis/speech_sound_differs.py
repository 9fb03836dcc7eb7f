import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.trace(
        deployment,
        "soundfile",
        "write = module.write",
        "module.write = lambda file, data, rate, **more: write(file, data[::6].repeat(6)[: len(data)], rate, **more)",
    )


FAULT = Fault(
    about="an agent stores every recording as a telephone would transmit it",
    layer="synthesis",
    deployment="current",
    inject=inject,
    code="SMK024",
    fixable=False,
    speaks=True,
    resembles="speech_codes_differ",
    source="reproduced: the bands are compared with the known ones",
)
