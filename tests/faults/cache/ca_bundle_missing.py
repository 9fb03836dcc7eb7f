from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.environ["REQUESTS_CA_BUNDLE"] = "/etc/acme/proxy.pem"


FAULT = Fault(
    about="the certificates of the company's proxy are missing in this container, and a download looks like a network failure",
    layer="cache",
    deployment="pins-3.10",
    inject=inject,
    code="HUB013",
    fixable=False,
    exit_code=0,
    resembles="endpoint_with_slash",
    source="huggingface_hub#1271; reproduced: Could not find a suitable TLS CA certificate bundle",
)
