from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    folder = patient.model / ".cache/huggingface/download"
    folder.mkdir(parents=True)
    with (folder / "model.safetensors.0123456789abcdef.incomplete").open("wb") as file:
        file.truncate(2**30)


FAULT = Fault(
    about="the leftover of an interrupted download lies beside a whole model",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD012",
    curable=True,
    exit_code=0,
    source="huggingface_hub, file_download.py",
)
