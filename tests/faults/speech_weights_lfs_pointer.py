import modelfiles
import speaking
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    speaking.kantts(patient)
    path = patient.directory / "voices/F7/voc/ckpt/checkpoint_200.pth"
    path.write_bytes(modelfiles.pointer(path.read_bytes()))


FAULT = Fault(
    about="the weights that KAN-TTS would load are a Git-LFS pointer",
    layer="model",
    patient="current",
    inject=inject,
    code="SMK001",
    curable=False,
    speaks=True,
    resembles="speech_pickle_runs_code",
    source="reproduced: Weights only load failed; invalid load key, 'v'",
)
