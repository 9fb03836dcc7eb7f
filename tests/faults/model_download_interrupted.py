from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    (patient.model / "s2mel.pth").rename(patient.model / "s2mel.pth.incomplete")


FAULT = Fault(
    about="a download stopped: its leftover lies where the checkpoint should be",
    layer="model",
    patient="checkpoints",
    inject=inject,
    code="MOD005",
    curable=True,
    source="huggingface_hub, file_download.py",
)
