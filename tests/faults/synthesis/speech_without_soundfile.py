from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("uninstall", "-q", "soundfile")


FAULT = Fault(
    about="the voice speaks, and nothing is installed that could save the recording",
    layer="synthesis",
    deployment="piper",
    inject=inject,
    code="SMK008",
    fixable=False,
    speaks=True,
    resembles="speech_program_lacks_package",
    source="reproduced: ModuleNotFoundError after the synthesis",
)
