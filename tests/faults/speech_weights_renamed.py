import speaking
import surfaces
from catalogue import Fault, Patient

RENAME = """\
import torch
path = "voices/F7/am/ckpt/checkpoint_200.pth"
weights = torch.load(path)["model"]
torch.save({"model": {f"module.{name}": value for name, value in weights.items()}}, path)
"""


def inject(patient: Patient) -> None:
    speaking.kantts(patient)
    surfaces.run(patient.python, patient.directory, RENAME)


FAULT = Fault(
    about="the weights of KAN-TTS carry the prefix that training on several GPUs leaves: none finds its place",
    layer="model",
    patient="current",
    inject=inject,
    code="SMK009",
    curable=False,
    speaks=True,
    resembles="speech_with_swapped_bytes",
    source="DataParallel; KAN-TTS loads with strict=False",
)
