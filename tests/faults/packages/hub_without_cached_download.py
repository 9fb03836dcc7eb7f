from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv(
        "install",
        "-q",
        "--no-deps",
        "diffusers==0.21.4",
        "huggingface-hub==0.26.0",
        "importlib-metadata",
        "zipp",
        "pillow",
    )


FAULT = Fault(
    about="huggingface-hub was upgraded under an old diffusers",
    layer="packages",
    deployment="pins-3.10",
    inject=inject,
    code="PKG021",
    symptoms=("PKG004",),
    fixable=True,
    exit_code=0,
    source="reproduced: cannot import name cached_download from huggingface_hub",
)
