import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.weights_do_not_match import weights_do_not_match
from indextts_doctor.facts.speech import Told
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="every key fits"),
        pytest.param(healthy_facts.attempt(outcome="exception", failed_stage="load"), id="did not get that far"),
    ],
)
def test_silent(attempt):
    assert not findings(weights_do_not_match, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(told=Told(missing_keys=("gpt.h.0",), missing_count=141, unexpected_count=2)),
            {"missing": 141, "unexpected": 2, "first": "gpt.h.0"},
            id="missing ones",
        ),
        pytest.param(
            healthy_facts.attempt(told=Told(unexpected_keys=("gpt.h.20",), unexpected_count=1)),
            {"missing": 0, "first": "-"},
            id="left over",
        ),
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(weights_do_not_match, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
