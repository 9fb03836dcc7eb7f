from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.remove(deployment.model)
    deployment.model.symlink_to("/mnt/not-mounted/index_tts_2_llm")


FAULT = Fault(
    about="the model folder is a link to a disk that is not mounted",
    layer="model",
    deployment="pins-3.10",
    inject=inject,
    code="MOD001",
    fixable=False,
    source="reproduced: transformers 4.35.2 reports `does not appear to have a file named config.json`",
)
