import speech_faults
import surfaces
from catalogue import Deployment, Fault

RENAME = """\
import torch
path = "voices/F7/am/ckpt/checkpoint_200.pth"
weights = torch.load(path)["model"]
torch.save({"model": {f"module.{name}": value for name, value in weights.items()}}, path)
"""


def inject(deployment: Deployment) -> None:
    speech_faults.kantts(deployment)
    surfaces.run(deployment.python, deployment.directory, RENAME)


FAULT = Fault(
    about="the weights of KAN-TTS have the prefix that training on several GPUs adds, and none matches",
    layer="model",
    deployment="current",
    inject=inject,
    code="SMK009",
    fixable=False,
    speaks=True,
    resembles="speech_with_swapped_bytes",
    source="DataParallel; KAN-TTS loads with strict=False",
)
