from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.edit(deployment.model / "model.safetensors").write_bytes(
        b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>\n"
    )


FAULT = Fault(
    about="a login page was saved as the weights",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD006",
    fixable=True,
    source="reproduced: torch reports `Unsupported operand 60`",
)
