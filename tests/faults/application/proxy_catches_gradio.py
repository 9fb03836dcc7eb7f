from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "gradio==5.49.1")
    deployment.environ.update(http_proxy="http://proxy.example:3128", no_proxy="10.0.0.0/8")


FAULT = Fault(
    about="a proxy is set, and Gradio's requests to this machine are not excluded from it",
    layer="application",
    deployment="empty",
    inject=inject,
    code="APP001",
    exit_code=0,
    source="F5-TTS#210; gradio#9817",
)
