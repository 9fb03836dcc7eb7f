import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts.profile import Broken, Pin
from indextts_doctor.fixes.steps import Install
from indextts_doctor.i18n.text import Text
from proposed_steps import advice, proposed

PYTHON = healthy_facts.target().python
CPU = CPU_INDEX[1:]
ORIGIN = Text(en="its sources", zh="源码")

PROOF = (Broken(">=4.56", Text(en="names were removed", zh="名字被删除"), "index-tts#508"),)


def broken(name, **changes):
    return healthy_facts.profile(
        packages=(Pin(name, broken=PROOF, **changes), Pin("flask", tested="==2.3.3"))
    )


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        pytest.param(
            (healthy_facts.packages(healthy_facts.package("kantts", "5.0")), broken("kantts", origin=ORIGIN)),
            "not taken from the package index",
            id="its name is another's there",
        ),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed("PKG003", *facts))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (
                healthy_facts.packages(healthy_facts.package("transformers", "4.56.0")),
                broken("transformers", tested="==4.52.1"),
            ),
            [Install(PYTHON, requirements=("transformers==4.52.1",))],
            id="the tested version",
        ),
        pytest.param(
            (
                healthy_facts.packages(
                    healthy_facts.package("transformers", "5.0"), healthy_facts.package("flask", "4.0")
                ),
                broken("transformers", tested="==4.52.1"),
            ),
            [Install(PYTHON, requirements=("transformers==4.52.1",))],
            id="what is merely untested stays",
        ),
        pytest.param(
            (
                healthy_facts.packages(healthy_facts.package("torch", "5.0+cpu")),
                broken("torch", tested="==1.13.1", origin=ORIGIN),
            ),
            [Install(PYTHON, requirements=("torch==1.13.1",), indexes=CPU)],
            id="torch, whose origin is PyTorch's own index",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG003", *facts) == steps
