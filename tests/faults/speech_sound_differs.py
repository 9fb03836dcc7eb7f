import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.trace(
        patient,
        "soundfile",
        "write = module.write",
        "module.write = lambda file, data, rate, **more: write(file, data[::6].repeat(6)[: len(data)], rate, **more)",
    )


FAULT = Fault(
    about="an agent stores every recording as a telephone would transmit it",
    layer="synthesis",
    patient="current",
    inject=inject,
    code="SMK024",
    curable=False,
    speaks=True,
    resembles="speech_codes_differ",
    source="reproduced: the bands are compared with the known ones",
)
