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


def later(name, **changes):
    return Pin(name, needed_at="construction", **changes)


def needed(*pins):
    return healthy_facts.profile(packages=pins)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        pytest.param(
            (needed(later("kantts", origin=ORIGIN)),),
            "not taken from the package index",
            id="its name is another's there",
        ),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed("PKG002", *facts))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (needed(later("accelerate", tested="==1.8.1")),),
            [Install(PYTHON, requirements=("accelerate==1.8.1",))],
            id="the tested version",
        ),
        pytest.param(
            (needed(later("accelerate"), later("einops"), later("gradio", required=False)),),
            [Install(PYTHON, requirements=("accelerate", "einops"))],
            id="all that are required, solved together",
        ),
        pytest.param(
            (
                needed(later("torchcodec", tested="==0.7.0")),
                healthy_facts.packages(healthy_facts.package("torch", "2.8.0+cpu")),
            ),
            [Install(PYTHON, requirements=("torchcodec==0.7.0",), indexes=CPU)],
            id="a companion of torch's CPU build",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG002", *facts) == steps


def test_what_the_index_has_is_installed_beside_what_it_has_not():
    step, left = proposed("PKG002", needed(later("flask"), later("kantts", origin=ORIGIN)))
    assert step == Install(PYTHON, requirements=("flask",))
    assert isinstance(left, Advice)
