from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "--reinstall-package", "kantts", "kantts==0.1.0")


FAULT = Fault(
    about="kantts is the placeholder of that name from the package index",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG007",
    fixable=True,
    source="reproduced: `import kantts` succeeds, `import kantts.bin` does not; the guide says pip install kantts",
)
