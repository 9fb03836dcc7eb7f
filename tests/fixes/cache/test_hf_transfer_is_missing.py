import pytest

import make
from fixed import proposed
from indextts_doctor.fixes.cache.hf_transfer_is_missing import hf_transfer_is_missing
from indextts_doctor.fixes.steps import Install

PYTHON = make.target().python

ON = make.cache(hf_transfer=True, hub_version="0.16.4")


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (ON,), [Install(PYTHON, requirements=("hf_transfer",))], id="what the variable asks for"
        ),
        pytest.param(
            (ON, make.packages(make.package("torch", "1.13.1+cpu"))),
            [Install(PYTHON, requirements=("hf_transfer",))],
            id="from the package index, whatever torch is",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed(hf_transfer_is_missing, *facts) == steps
