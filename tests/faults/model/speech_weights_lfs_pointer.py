import model_files
import speech_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    speech_faults.kantts(deployment)
    path = deployment.directory / "voices/F7/voc/ckpt/checkpoint_200.pth"
    path.write_bytes(model_files.pointer(path.read_bytes()))


FAULT = Fault(
    about="the weights that KAN-TTS would load are a Git LFS pointer",
    layer="model",
    deployment="current",
    inject=inject,
    code="SMK001",
    fixable=False,
    speaks=True,
    resembles="speech_pickle_runs_code",
    source="reproduced: Weights only load failed; invalid load key, 'v'",
)
