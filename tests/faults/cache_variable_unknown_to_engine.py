from catalogue import Fault, Patient
from hubfaults import filled


def inject(patient: Patient) -> None:
    patient.environ["HF_HOME"] = str(patient.home / "models")
    filled(patient, patient.home / "models/hub")
    patient.options = [*patient.options, "--select", "HUB"]


FAULT = Fault(
    about="HF_HOME is set, and IndexTTS2 reads HF_HUB_CACHE only",
    layer="cache",
    patient="checkpoints",
    inject=inject,
    code="HUB007",
    curable=True,
    exit_code=0,
    source="index-tts, _locate_snapshot in model_download.py",
)
