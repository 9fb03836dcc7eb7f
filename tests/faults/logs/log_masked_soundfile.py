import service_logs
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("uninstall", "-q", "soundfile")
    service_logs.run(deployment, "-B", "-m", "kantts.bin.text_to_wav")


FAULT = Fault(
    about="`Please install kantts.` in the log hides that soundfile is missing",
    layer="logs",
    deployment="sambert",
    inject=inject,
    code="PKG001",
    symptoms=("LOG003",),
    resembles="log_masked_kaiser",
    source="reproduced: the first exception of the chain stands in the log",
)
