import json

import modelfiles
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    patient.remove(patient.model / "model.safetensors")
    parts = ("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors")
    index = {"metadata": {}, "weight_map": {"a": parts[0], "b": parts[1]}}
    (patient.model / "model.safetensors.index.json").write_text(json.dumps(index))
    (patient.model / parts[0]).write_bytes(modelfiles.safetensors("a"))


FAULT = Fault(
    about="one part of sharded weights is missing",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD005",
    curable=False,
    source="transformers reads every file that the index names",
)
