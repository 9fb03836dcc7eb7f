import json

import model_files
from healthy_variants import Deployment, Healthy

SHARDS = 3


def arrange(deployment: Deployment) -> None:
    deployment.remove(deployment.model / "model.safetensors")
    where = {}
    for number in range(1, SHARDS + 1):
        name = f"model-{number:05}-of-{SHARDS:05}.safetensors"
        tensor = f"text_encoder.encoder.layers.{number - 1}.attention.k_proj.weight"
        (deployment.model / name).write_bytes(model_files.safetensors(tensor))
        where[tensor] = name
    index = {"metadata": {"total_size": SHARDS * model_files.NUMBERS * 4}, "weight_map": where}
    (deployment.model / "model.safetensors.index.json").write_text(json.dumps(index))
    config = json.loads((deployment.model / "config.json").read_text())
    (deployment.model / "config.json").write_text(json.dumps({**config, "num_hidden_layers": SHARDS}))


HEALTHY = Healthy(about="the weights are three shards with an index", deployment="pins-3.10", arrange=arrange)
