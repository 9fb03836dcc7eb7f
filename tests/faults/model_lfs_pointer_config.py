import modelfiles
from catalogue import Fault, Patient


def inject(patient: Patient) -> None:
    config = patient.edit(patient.model / "config.json")
    config.write_bytes(modelfiles.pointer(config.read_bytes()))


FAULT = Fault(
    about="config.json is a Git-LFS pointer: transformers says that it is no valid JSON",
    layer="model",
    patient="pins-3.10",
    inject=inject,
    code="MOD004",
    resembles="model_config_not_json",
    source="reproduced with transformers 4.35.2: It looks like the config file is not a valid JSON file",
)
