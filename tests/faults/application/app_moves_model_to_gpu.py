from catalogue import Deployment, Fault

APP = """\
import torch

model = torch.nn.Linear(4, 4).to("cuda")
"""


def inject(deployment: Deployment) -> None:
    (deployment.directory / "app.py").write_text(APP)


FAULT = Fault(
    about="app.py was written for a GPU, but torch is a CPU build",
    layer="application",
    deployment="current",
    inject=inject,
    code="APP010",
    fixable=False,
    source="reproduced with torch 2.13.0: AssertionError: Torch not compiled with CUDA enabled",
)
