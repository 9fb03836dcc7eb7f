import json

import modelfiles
from variants import Healthy, Patient

SHARDS = 3


def arrange(patient: Patient) -> None:
    patient.remove(patient.model / "model.safetensors")
    where = {}
    for number in range(1, SHARDS + 1):
        name = f"model-{number:05}-of-{SHARDS:05}.safetensors"
        tensor = f"text_encoder.encoder.layers.{number - 1}.attention.k_proj.weight"
        (patient.model / name).write_bytes(modelfiles.safetensors(tensor))
        where[tensor] = name
    index = {"metadata": {"total_size": SHARDS * modelfiles.NUMBERS * 4}, "weight_map": where}
    (patient.model / "model.safetensors.index.json").write_text(json.dumps(index))
    config = json.loads((patient.model / "config.json").read_text())
    (patient.model / "config.json").write_text(json.dumps({**config, "num_hidden_layers": SHARDS}))


HEALTHY = Healthy(about="the weights are three shards with an index", patient="pins-3.10", arrange=arrange)
