import service_logs
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "scipy==1.13.1")
    service_logs.run(deployment, "-B", "-m", "kantts.bin.text_to_wav")


FAULT = Fault(
    about="`Please install kantts.` in the log hides that scipy has no kaiser",
    layer="logs",
    deployment="sambert",
    inject=inject,
    code="PKG018",
    symptoms=("LOG003",),
    source="reproduced: the first exception of the chain stands in the log; Bark-Voice-Cloning#18",
)
