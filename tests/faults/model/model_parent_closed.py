import permission_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    permission_faults.serve_as_another(deployment)
    deployment.model.parent.chmod(0o700)


FAULT = Fault(
    about="a folder above the model has mode 700, and the service runs as another user",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD002",
    needs=permission_faults.why_not_as_another,
    fixable=True,
    resembles="model_file_of_root",
    source="reproduced: path_resolution(7)",
)
