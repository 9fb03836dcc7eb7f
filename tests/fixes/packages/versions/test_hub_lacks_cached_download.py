import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python

HUB = healthy_facts.package("huggingface-hub", "0.26.0")
SET_BACK = [Install(PYTHON, requirements=("huggingface-hub<0.26",))]


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (healthy_facts.packages(HUB, healthy_facts.package("diffusers", "0.28.2")),),
            SET_BACK,
            id="one importer",
        ),
        pytest.param(
            (
                healthy_facts.packages(
                    HUB,
                    healthy_facts.package("diffusers", "0.28.2"),
                    healthy_facts.package("sentence-transformers", "2.2.2"),
                ),
            ),
            SET_BACK,
            id="two importers, one step",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG021", *facts) == steps
