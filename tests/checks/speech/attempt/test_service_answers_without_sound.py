import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.service_answers_without_sound import service_answers_without_sound
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.speech import Answer, Told
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="no service"),
        pytest.param(healthy_facts.attempt(told=Told(answer=Answer("http://127.0.0.1:5000/tts", 200))), id="sound"),
        pytest.param(
            healthy_facts.attempt(outcome="exception", told=Told(answer=Answer("http://127.0.0.1:5000/tts", 500))),
            id="an error",
        ),
        pytest.param(
            healthy_facts.attempt(outcome="time", told=Told(answer=Answer("http://127.0.0.1:5000/tts", None))),
            id="no answer",
        ),
    ],
)
def test_silent(attempt):
    assert not findings(service_answers_without_sound, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(
                outcome="exception",
                failed_stage="decode",
                chain=(Link("ValueError", "the body is empty"),),
                told=Told(answer=Answer("http://127.0.0.1:5000/tts", 200)),
                saved=None,
                made=None,
            ),
            {"status": 200, "what": "ValueError: the body is empty", "body": "-"},
            id="200 with nothing",
        )
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(service_answers_without_sound, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
