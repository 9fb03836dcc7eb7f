from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "--no-deps", "tokenizers==0.13.3")


FAULT = Fault(
    about="tokenizers is older than transformers allows",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG022",
    symptoms=("PKG005",),
    fixable=True,
    exit_code=1,
    source="reproduced: tokenizers 0.13.3 is required for a normal functioning of this module, says transformers 4.35.2",
)
