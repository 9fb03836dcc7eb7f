import permission_faults
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    permission_faults.serve_as_another(deployment)
    deployment.remove(deployment.model / "hf_cache")


FAULT = Fault(
    about="IndexTTS2 creates hf_cache at every start, and the service's user cannot",
    layer="model",
    deployment="checkpoints",
    inject=inject,
    code="MOD018",
    needs=permission_faults.why_not_as_another,
    fixable=True,
    source="indextts/infer_v2.py: os.makedirs(hf_cache)",
)
