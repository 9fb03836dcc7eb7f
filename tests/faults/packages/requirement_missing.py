from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("uninstall", "-q", "tqdm")


FAULT = Fault(
    about="a requirement of transformers was removed",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG005",
    symptoms=("IMP008",),
    fixable=True,
    exit_code=1,
    source="reproduced: pip uninstall tqdm; transformers says that the distribution was not found",
)
