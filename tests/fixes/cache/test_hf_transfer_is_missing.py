import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python

ON = healthy_facts.cache(hf_transfer=True, hub_version="0.16.4")


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param((ON,), [Install(PYTHON, requirements=("hf_transfer",))], id="what the variable asks for"),
        pytest.param(
            (ON, healthy_facts.packages(healthy_facts.package("torch", "1.13.1+cpu"))),
            [Install(PYTHON, requirements=("hf_transfer",))],
            id="from the package index, whatever torch is",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("HUB012", *facts) == steps
