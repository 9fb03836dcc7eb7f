from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.site_packages / "numpy-1.24.3.dist-info")


FAULT = Fault(
    about="the folder of numpy is there and its metadata is not",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG014",
    symptoms=("PKG005",),
    fixable=True,
    exit_code=1,
    source="reproduced: transformers asks for the version of numpy at import and finds none",
)
