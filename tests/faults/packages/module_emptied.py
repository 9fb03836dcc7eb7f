from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.edit(deployment.site_packages / "huggingface_hub/constants.py").write_bytes(b"")


FAULT = Fault(
    about="a module of huggingface_hub is empty",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG011",
    symptoms=(),
    fixable=True,
    exit_code=1,
    source="a full disk during an upgrade leaves empty files",
)
