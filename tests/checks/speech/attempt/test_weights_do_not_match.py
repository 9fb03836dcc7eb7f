import pytest

import make
from indextts_doctor.checks.speech.attempt.weights_do_not_match import weights_do_not_match
from indextts_doctor.facts.speech import Told
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(make.attempt(), id="all in their place"),
        pytest.param(make.attempt(outcome="exception", failed_stage="load"), id="it never got there"),
    ],
)
def test_silent(attempt):
    assert not findings(weights_do_not_match, make.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            make.attempt(told=Told(missing_keys=("gpt.h.0",), missing_count=141, unexpected_count=2)),
            {"missing": 141, "unexpected": 2, "first": "gpt.h.0"},
            id="missing ones",
        ),
        pytest.param(
            make.attempt(told=Told(unexpected_keys=("gpt.h.20",), unexpected_count=1)),
            {"missing": 0, "first": "-"},
            id="left over",
        ),
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(weights_do_not_match, make.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
