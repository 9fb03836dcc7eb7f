from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("uninstall", "-q", "sympy", "coloredlogs")


FAULT = Fault(
    about="a slim image was stripped of what onnxruntime requires and does not import",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG005",
    exit_code=0,
    source="reproduced: onnxruntime 1.15.1 imports without sympy and coloredlogs",
)
