from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("uninstall", "-q", "kantts")
    deployment.uv("install", "-q", "--no-deps", "numpy==2.0.2", "scipy==1.13.1")


FAULT = Fault(
    about="numpy 2 under onnxruntime 1.15.1, everything else of its time: pip check is green",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG006",
    symptoms=(),
    fixable=True,
    exit_code=1,
    source="reproduced; microsoft/onnxruntime#21063",
)
