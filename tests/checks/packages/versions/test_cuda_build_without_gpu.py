import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.cuda_build_without_gpu import cuda_build_without_gpu

GIB = 2**30


@pytest.mark.parametrize(
    ("package", "host"),
    [
        pytest.param(healthy_facts.package("torch", "1.13.1+cpu"), healthy_facts.host(), id="the CPU build"),
        pytest.param(
            healthy_facts.package("torch", "2.8.0", cuda="12.8"), healthy_facts.host(gpu=True), id="a GPU is there"
        ),
        pytest.param(
            healthy_facts.package("onnxruntime", "1.15.1"), healthy_facts.host(), id="onnxruntime for the CPU"
        ),
    ],
)
def test_silent(package, host):
    assert not list(cuda_build_without_gpu(healthy_facts.packages(package), host, healthy_facts.target()))


@pytest.mark.parametrize(
    ("package", "build", "command"),
    [
        pytest.param(healthy_facts.package("torch", "2.8.0", cuda="12.8"), "CUDA 12.8", "torch==2.8.0+cpu", id="torch"),
        pytest.param(
            healthy_facts.package("torch", "2.8.0+cu128", cuda="12.8"),
            "CUDA 12.8",
            "torch==2.8.0+cpu",
            id="a local version",
        ),
        pytest.param(
            healthy_facts.package("torchaudio", "2.0.1", cuda="117"),
            "CUDA 11.7",
            "torchaudio==2.0.1+cpu",
            id="torchaudio",
        ),
        pytest.param(
            healthy_facts.package("onnxruntime-gpu", "1.18.1", cuda="unknown"),
            "CUDA",
            "onnxruntime==1.18.1",
            id="onnxruntime-gpu",
        ),
    ],
)
def test_speaks(package, build, command):
    [evidence] = cuda_build_without_gpu(healthy_facts.packages(package), healthy_facts.host(), healthy_facts.target())
    assert evidence.facts["build"] == build
    assert evidence.facts["command"].endswith(command)
    assert evidence.facts["cost"] == ""


def test_the_libraries_that_torch_brings_are_counted():
    torch = healthy_facts.package("torch", "2.8.0", cuda="12.8", bytes=GIB)
    cudnn = healthy_facts.package("nvidia-cudnn-cu12", "9.1", bytes=GIB // 2)
    [evidence] = cuda_build_without_gpu(
        healthy_facts.packages(torch, cudnn), healthy_facts.host(), healthy_facts.target()
    )
    assert evidence.facts["cost"].of("en") == ": 1.5 GiB on disk"
    assert evidence.facts["nvidia_packages"] == 1
