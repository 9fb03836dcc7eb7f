import pytest

import healthy_facts
from indextts_doctor.checks.speech.sound.speech_is_slow import speech_is_slow
from indextts_doctor.facts.speech import Stage
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(expected=(3.0, 5.0)), id="fast enough"),
        pytest.param(healthy_facts.attempt(stages=(Stage("generate", 60.0),)), id="nothing is expected"),
        pytest.param(
            healthy_facts.attempt(expected=(3.0, 5.0), stages=(Stage("generate", 9.0),)), id="slow, but soon over"
        ),
        pytest.param(
            healthy_facts.attempt(expected=(3.0, 5.0), stages=(Stage("import", 300.0), Stage("generate", 1.0))),
            id="slow to import only",
        ),
        pytest.param(
            healthy_facts.attempt(expected=(3.0, 5.0), role="fallback", stages=(Stage("generate", 60.0),)),
            id="another engine than the recipe's",
        ),
        pytest.param(
            healthy_facts.attempt(expected=(3.0, 5.0), outcome="exception", stages=(Stage("generate", 60.0),)),
            id="it failed",
        ),
    ],
)
def test_silent(attempt):
    assert not findings(speech_is_slow, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(expected=(3.0, 5.0), stages=(Stage("generate", 60.0), Stage("decode", 12.0))),
            {"per": 600.0, "low": 3.0, "high": 5.0},
            id="slow",
        )
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(speech_is_slow, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
