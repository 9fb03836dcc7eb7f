from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.environ["HF_ENDPOINT"] = "https://hf-mirror.com/"


FAULT = Fault(
    about="HF_ENDPOINT ends with a slash under huggingface_hub 0.16.4",
    layer="cache",
    patient="pins-3.10",
    inject=inject,
    code="HUB010",
    curable=True,
    exit_code=0,
    resembles="model_folder_missing",
    source="huggingface_hub#2721",
)
