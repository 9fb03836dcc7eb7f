from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    deployment.uv("install", "-q", "--no-deps", "torchcodec==0.17.0")


FAULT = Fault(
    about="torchcodec from the package index is a CUDA build, under the CPU build of torch",
    layer="packages",
    deployment="current",
    inject=inject,
    code="PKG010",
    symptoms=("PKG009",),
    fixable=True,
    source="reproduced: libnvrtc.so.13: cannot open shared object file",
)
