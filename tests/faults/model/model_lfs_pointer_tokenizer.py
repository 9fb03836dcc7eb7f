import model_files
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "bpe.model")
    path.write_bytes(model_files.pointer(path.read_bytes()))


FAULT = Fault(
    about="the tokenizer is a Git LFS pointer",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD004",
    fixable=True,
    source="reproduced: sentencepiece reports `could not parse ModelProto`",
)
