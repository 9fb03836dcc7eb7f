import pytest

import healthy_facts
from indextts_doctor.facts.profile import Pin
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python

OLD = healthy_facts.packages(healthy_facts.package("pydub", "0.5.1"))


def wanting(specifier):
    return healthy_facts.profile(packages=(Pin("pydub", tested=specifier),))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param((OLD,), [Install(PYTHON, requirements=("pydub>=0.25.1",))], id="not in the profile"),
        pytest.param(
            (OLD, wanting("==0.25.1")), [Install(PYTHON, requirements=("pydub==0.25.1",))], id="the tested version"
        ),
        pytest.param(
            (OLD, wanting("==0.8.1")),
            [Install(PYTHON, requirements=("pydub>=0.25.1",))],
            id="the tested version is for Python 2 as well",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG008", *facts) == steps
