from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "--no-deps", "torchaudio==2.11.0")


FAULT = Fault(
    about="torchaudio from the package index, a CUDA build, beside the CPU build of torch",
    layer="packages",
    deployment="current",
    inject=inject,
    code="PKG010",
    symptoms=(),
    fixable=True,
    exit_code=1,
    source="reproduced: Could not load this library: _torchaudio.abi3.so",
)
