import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts.profile import Pin
from indextts_doctor.fixes.steps import Advice, Install
from indextts_doctor.i18n.text import Text
from proposed_steps import advice, proposed

PYTHON = healthy_facts.target().python
CPU = CPU_INDEX[1:]
ORIGIN = Text(en="its sources", zh="源码")


def needed(*pins):
    return healthy_facts.profile(packages=pins)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        pytest.param(
            (needed(Pin("kantts", origin=ORIGIN)),),
            "not taken from the package index",
            id="its name is another's there",
        ),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed("PKG001", *facts))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (needed(Pin("flask", tested="==2.3.3")),),
            [Install(PYTHON, requirements=("flask==2.3.3",))],
            id="the tested version",
        ),
        pytest.param(
            (needed(Pin("flask", tested="==2.3.3"), Pin("scipy"), Pin("kantts", required=False)),),
            [Install(PYTHON, requirements=("flask==2.3.3", "scipy"))],
            id="all that are required, solved together",
        ),
        pytest.param(
            (needed(Pin("torch", tested="==1.13.1", origin=ORIGIN)),),
            [Install(PYTHON, requirements=("torch==1.13.1",), indexes=CPU)],
            id="torch, whose origin is PyTorch's own index",
        ),
        pytest.param(
            (
                needed(Pin("torchaudio")),
                healthy_facts.packages(healthy_facts.package("torch", "2.8.0", cuda="12.8")),
            ),
            [Install(PYTHON, requirements=("torchaudio",))],
            id="the companion of a CUDA build",
        ),
        pytest.param(
            (needed(Pin("torchaudio")), healthy_facts.packages(healthy_facts.package("torch", "2.8.0+cpu"))),
            [Install(PYTHON, requirements=("torchaudio",), indexes=CPU)],
            id="the companion of a CPU build",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG001", *facts) == steps


def test_what_the_index_has_is_installed_beside_what_it_has_not():
    step, left = proposed("PKG001", needed(Pin("flask"), Pin("kantts", origin=ORIGIN)))
    assert step == Install(PYTHON, requirements=("flask",))
    assert isinstance(left, Advice)
