import model_files
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.model)
    deployment.model.write_bytes(model_files.archive(config__json=b"{}"))


FAULT = Fault(
    about="the model was downloaded as an archive and never unpacked",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD001",
    fixable=False,
    source="reproduced",
)
