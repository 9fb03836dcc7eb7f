from catalogue import Deployment, Fault
from model_files import torch_zip


def inject(deployment: Deployment) -> None:
    file = deployment.edit(deployment.model / "wav2vec2bert_stats.pt")
    file.write_bytes(torch_zip("mean", "var", device="cuda:0"))


FAULT = Fault(
    about="a file that IndexTTS2 loads without map_location was saved on a GPU",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD016",
    fixable=False,
    exit_code=0,
    source="indextts/infer_v2.py; Attempting to deserialize object on a CUDA device",
)
