import permission_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    permission_faults.serve_as_another(deployment)
    deployment.edit(deployment.model / "model.safetensors").chmod(0o600)


FAULT = Fault(
    about="the weights have mode 600 and belong to root; the service runs as another user",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD003",
    needs=permission_faults.why_not_as_another,
    fixable=True,
    source="reproduced",
)
