from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.model)


FAULT = Fault(
    about="the model folder is missing; transformers would report a network problem",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD001",
    fixable=False,
    source="reproduced: transformers 4.35.2 reports `We couldn't connect to 'https://huggingface.co'`",
)
