import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python
CPU = CPU_INDEX[1:]

TORCH = healthy_facts.package("torch", "2.8.0", cuda="12.8")
NVIDIA = (healthy_facts.package("nvidia-cudnn-cu12"), healthy_facts.package("triton"))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (healthy_facts.packages(TORCH),),
            [Install(PYTHON, requirements=("torch==2.8.0+cpu",), indexes=CPU)],
            id="the CPU build of the same version",
        ),
        pytest.param(
            (healthy_facts.packages(healthy_facts.package("torch", "2.8.0+cu128", cuda="12.8")),),
            [Install(PYTHON, requirements=("torch==2.8.0+cpu",), indexes=CPU)],
            id="a local version",
        ),
        pytest.param(
            (healthy_facts.packages(TORCH, *NVIDIA, healthy_facts.package("flask")),),
            [Install(PYTHON, requirements=("torch==2.8.0+cpu",), remove=("nvidia-cudnn-cu12", "triton"), indexes=CPU)],
            id="what torch has brought goes as well",
        ),
        pytest.param(
            (healthy_facts.packages(TORCH, healthy_facts.package("torchaudio", "2.8.0", cuda="128")),),
            [Install(PYTHON, requirements=("torch==2.8.0+cpu", "torchaudio==2.8.0+cpu"), indexes=CPU)],
            id="torch and its companion together",
        ),
        pytest.param(
            (healthy_facts.packages(healthy_facts.package("onnxruntime-gpu", "1.18.1", cuda="unknown")),),
            [Install(PYTHON, requirements=("onnxruntime==1.18.1",), remove=("onnxruntime-gpu",))],
            id="onnxruntime has another name for the CPU",
        ),
        pytest.param(
            (healthy_facts.packages(TORCH, healthy_facts.package("onnxruntime-gpu", "1.18.1", cuda="unknown")),),
            [
                Install(PYTHON, requirements=("torch==2.8.0+cpu",), indexes=CPU),
                Install(PYTHON, requirements=("onnxruntime==1.18.1",), remove=("onnxruntime-gpu",)),
            ],
            id="each from its own index",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG009", *facts) == steps
