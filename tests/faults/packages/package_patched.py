from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    file = deployment.edit(deployment.site_packages / "transformers/utils/logging.py")
    file.write_text(file.read_text(encoding="utf-8") + "\n# a patch of the operator's\n", encoding="utf-8")


FAULT = Fault(
    about="the operator has patched a file of transformers",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG012",
    fixable=False,
    exit_code=0,
    source="RECORD",
)
