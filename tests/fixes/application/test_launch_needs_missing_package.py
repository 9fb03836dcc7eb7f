import pytest

import healthy_facts
from indextts_doctor.facts.profile import Pin
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python


@pytest.mark.parametrize(
    "words, profile, requirements",
    [
        pytest.param(("gunicorn", "app:app"), healthy_facts.profile(), ("gunicorn",), id="gunicorn"),
        pytest.param(
            ("gunicorn", "-k", "gevent", "app:app"),
            healthy_facts.profile(),
            ("gunicorn", "gevent"),
            id="and its worker",
        ),
        pytest.param(
            ("gunicorn", "app:app"),
            healthy_facts.profile(packages=(Pin("gunicorn", "==21.2.0", required=False),)),
            ("gunicorn==21.2.0",),
            id="as it was tested",
        ),
    ],
)
def test_cures(words, profile, requirements):
    facts = (healthy_facts.launches(healthy_facts.launch(*words)), profile)
    assert proposed("APP006", *facts) == [Install(PYTHON, requirements=requirements)]
