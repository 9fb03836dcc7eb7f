from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("uninstall", "-q", "accelerate")


FAULT = Fault(
    about="accelerate is missing: all imports pass, from_pretrained fails",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG002",
    symptoms=(),
    fixable=True,
    exit_code=1,
    source="modeling_utils.py of transformers 4.35.2: Using low_cpu_mem_usage=True requires Accelerate",
)
