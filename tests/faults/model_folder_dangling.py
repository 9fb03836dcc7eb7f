from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.model)
    patient.model.symlink_to("/mnt/not-mounted/index_tts_2_llm")


FAULT = Fault(
    about="the model folder is a link to a disk that is not mounted",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD001",
    curable=False,
    source="reproduced: transformers 4.35.2 says `does not appear to have a file named config.json`",
)
