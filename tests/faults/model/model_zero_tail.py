from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    path = deployment.edit(deployment.model / "model.safetensors")
    data = path.read_bytes()
    header = 8 + int.from_bytes(data[:8], "little")
    path.write_bytes(data[:header] + bytes(len(data) - header))


FAULT = Fault(
    about="the weights have their length and their header, but zeros instead of numbers",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD009",
    fixable=True,
    source="reproduced: safetensors opens it",
)
