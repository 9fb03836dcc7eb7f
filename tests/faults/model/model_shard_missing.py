import json

import model_files
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.model / "model.safetensors")
    parts = ("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors")
    index = {"metadata": {}, "weight_map": {"a": parts[0], "b": parts[1]}}
    (deployment.model / "model.safetensors.index.json").write_text(json.dumps(index))
    (deployment.model / parts[0]).write_bytes(model_files.safetensors("a"))


FAULT = Fault(
    about="one shard of the weights is missing",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD005",
    fixable=False,
    source="transformers reads every file that the index names",
)
