from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.environ["EAGER_IMPORT"] = "1"


FAULT = Fault(
    about="EAGER_IMPORT makes huggingface_hub import its optional parts, which need pydantic",
    layer="host",
    deployment="pins-3.10",
    inject=inject,
    code="HOST031",
    symptoms=("IMP008", "IMP009"),
    fixable=False,
    source="huggingface_hub/__init__.py of 0.16.4; reproduced: No module named 'pydantic'",
)
