from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.edit(deployment.model / "bpe.model").write_bytes(b"Entry not found")


FAULT = Fault(
    about="an error message was saved as the tokenizer",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD010",
    fixable=True,
    source="reproduced: sentencepiece reports `could not parse ModelProto`",
)
