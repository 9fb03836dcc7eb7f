from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.environ["TORCH_LOGS"] = "debug"


FAULT = Fault(
    about="TORCH_LOGS contains a log name that torch does not know",
    layer="host",
    deployment="current",
    inject=inject,
    code="HOST031",
    symptoms=("IMP006",),
    fixable=False,
    source="torch/_logging/_internal.py; reproduced: Invalid log settings: debug",
)
