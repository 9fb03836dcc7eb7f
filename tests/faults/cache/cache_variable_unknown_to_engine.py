from catalogue import Deployment, Fault
from hub_faults import filled


def inject(deployment: Deployment) -> None:
    deployment.environ["HF_HOME"] = str(deployment.home / "models")
    filled(deployment, deployment.home / "models/hub")
    deployment.options = [*deployment.options, "--select", "HUB"]


FAULT = Fault(
    about="HF_HOME is set, but IndexTTS2 reads only HF_HUB_CACHE",
    layer="cache",
    deployment="checkpoints",
    inject=inject,
    code="HUB007",
    fixable=True,
    exit_code=0,
    source="index-tts, _locate_snapshot in model_download.py",
)
