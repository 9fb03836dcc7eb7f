import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.fixes.steps import Install
from proposed_steps import advice, proposed

PYTHON = healthy_facts.target().python
CPU = CPU_INDEX[1:]


def beside(torch, *companions, cuda=None):
    return healthy_facts.packages(healthy_facts.package("torch", torch, cuda=cuda), *companions)


def install(requirement, indexes=CPU):
    return Install(PYTHON, requirements=(requirement,), indexes=indexes)


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param(beside("2.40.0", healthy_facts.package("torchcodec", "0.9")), id="a torch newer than the tables"),
        pytest.param(
            beside("1.4.0", healthy_facts.package("torchvision", "0.23.0")), id="a torch older than the tables"
        ),
    ],
)
def test_advises(packages):
    assert "no release that fits this torch" in advice(proposed("PKG010", packages))


@pytest.mark.parametrize(
    ("packages", "steps"),
    [
        pytest.param(
            beside("2.9.1+cpu", healthy_facts.package("torchaudio", "2.8.0")),
            [install("torchaudio==2.9.1+cpu")],
            id="torchaudio counts as torch does",
        ),
        pytest.param(
            beside("2.8.0+cpu", healthy_facts.package("torchaudio", "2.8.0", cuda="128")),
            [install("torchaudio==2.8.0+cpu")],
            id="the same release, and the build of torch",
        ),
        pytest.param(
            beside("2.8.0", healthy_facts.package("torchaudio", "2.9.0", cuda="128"), cuda="12.8"),
            [install("torchaudio==2.8.0", ())],
            id="a CUDA build stays one",
        ),
        pytest.param(
            beside(
                "2.9.0+cpu",
                healthy_facts.package("torchaudio", "2.8.0"),
                healthy_facts.package("torchvision", "0.23.0"),
            ),
            [install("torchaudio==2.9.0+cpu"), install("torchvision==0.24.0+cpu")],
            id="two companions",
        ),
    ],
)
def test_cures(packages, steps):
    assert proposed("PKG010", packages) == steps
