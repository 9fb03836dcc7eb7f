import own_python
from catalogue import Deployment, Fault


def inject(deployment: Deployment) -> None:
    own_python.give(deployment, "_lzma.*")
    # librosa 0.9 imports pooch at once, which imports lzma; later ones only when an example is fetched
    deployment.uv("install", "-q", "--no-deps", "librosa==0.9.2", "resampy==0.4.3", "numpy==1.23.5")


FAULT = Fault(
    inject=inject,
    about="Python was built on a machine without liblzma, and librosa's pooch imports lzma",
    layer="python",
    deployment="sambert",
    code="PY020",
    symptoms=("IMP099",),
    fixable=False,
    source="reproduced: No module named '_lzma'",
)
