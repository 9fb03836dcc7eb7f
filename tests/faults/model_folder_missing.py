from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.model)


FAULT = Fault(
    about="the model folder is not there; transformers would blame the network",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD001",
    curable=False,
    source="reproduced: transformers 4.35.2 says `We couldn't connect to 'https://huggingface.co'`",
)
