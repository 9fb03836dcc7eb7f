import model_files
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    config = deployment.edit(deployment.model / "config.json")
    config.write_bytes(model_files.pointer(config.read_bytes()))


FAULT = Fault(
    about="config.json is a Git LFS pointer: transformers reports that it is not valid JSON",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD004",
    resembles="model_config_not_json",
    source="reproduced with transformers 4.35.2: It looks like the config file is not a valid JSON file",
)
