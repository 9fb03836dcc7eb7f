from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.model / "config.json")
    (patient.model / "config.json").symlink_to("../../blobs/5b1b2d6e")


FAULT = Fault(
    about="the folder is a snapshot of the hub, copied without its blobs",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD011",
    curable=True,
    resembles="model_file_missing",
    source="reproduced: transformers 4.35.2; huggingface_hub#1388",
)
