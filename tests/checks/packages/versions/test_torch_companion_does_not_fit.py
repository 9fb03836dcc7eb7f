import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.torch_companion_does_not_fit import torch_companion_does_not_fit


def pair(torch, name, version, torch_cuda=None, cuda=None):
    return healthy_facts.packages(
        healthy_facts.package("torch", torch, cuda=torch_cuda), healthy_facts.package(name, version, cuda=cuda)
    )


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param(pair("1.13.1+cpu", "torchaudio", "0.13.1+cpu"), id="the pair of the recipe"),
        pytest.param(pair("2.8.0", "torchaudio", "2.8.0", "12.8", "128"), id="both for CUDA 12.8"),
        pytest.param(pair("2.8.0", "torchaudio", "2.8.0+cpu", "12.8"), id="a companion for the CPU asks for no CUDA"),
        pytest.param(pair("2.0.0", "torchaudio", "2.0.1"), id="patches of one release"),
        pytest.param(pair("2.13.0+cpu", "torchaudio", "2.11.0+cpu"), id="2.11 works with every later torch"),
        pytest.param(pair("2.8.0", "torchvision", "0.23.0"), id="torchvision"),
        pytest.param(pair("1.13.1", "torchvision", "0.14.1"), id="torchvision of old"),
        pytest.param(pair("2.7.1", "torchcodec", "0.5"), id="torchcodec"),
        pytest.param(pair("2.40", "torchcodec", "3.1"), id="releases that the tables do not know"),
        pytest.param(healthy_facts.packages(healthy_facts.package("torchaudio", "2.8.0")), id="no torch"),
        pytest.param(healthy_facts.packages(healthy_facts.package("torch", "2.8.0")), id="no companion"),
    ],
)
def test_silent(packages):
    assert not list(torch_companion_does_not_fit(packages))


@pytest.mark.parametrize(
    ("packages", "wanted"),
    [
        pytest.param(pair("2.13.0+cpu", "torchaudio", "2.8.0"), "torch 2.8", id="torchaudio of another release"),
        pytest.param(pair("1.12.1", "torchaudio", "0.13.1"), "torch 1.13", id="torchaudio of old"),
        pytest.param(pair("2.9.0", "torchvision", "0.23.0"), "torch 2.8", id="torchvision"),
        pytest.param(pair("2.8.0", "torchcodec", "0.9"), "torch 2.9", id="torchcodec"),
        pytest.param(
            pair("2.8.0+cpu", "torchaudio", "2.8.0", None, "128"),
            "CUDA 12.8, but torch is the CPU build",
            id="CUDA on CPU",
        ),
        pytest.param(
            pair("2.8.0+cu126", "torchaudio", "2.8.0", "12.6", "128"),
            "CUDA 12.8, but torch is the CUDA 12.6 build",
            id="two",
        ),
    ],
)
def test_speaks(packages, wanted):
    [evidence] = torch_companion_does_not_fit(packages)
    shown = evidence.facts["wanted"]
    assert (shown.of("en") if hasattr(shown, "of") else shown) == wanted
    assert "torch" in evidence.about
