import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.service_does_not_answer import service_does_not_answer
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.speech import Answer, Told
from indextts_doctor.i18n.text import Text
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="no service"),
        pytest.param(
            healthy_facts.attempt(told=Told(answer=Answer("http://127.0.0.1:5000/tts", 200))), id="it answered"
        ),
        pytest.param(
            healthy_facts.attempt(outcome="exception", told=Told(answer=Answer("http://127.0.0.1:5000/tts", 404))),
            id="an error",
        ),
    ],
)
def test_silent(attempt):
    assert not findings(service_does_not_answer, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(
                outcome="time",
                seconds=600.0,
                told=Told(answer=Answer("http://127.0.0.1:5000/tts")),
                saved=None,
                made=None,
            ),
            {"what": Text(en="no response after 600 s", zh="600 秒后仍无应答")},
            id="it hangs",
        ),
        pytest.param(
            healthy_facts.attempt(
                outcome="exception",
                chain=(Link("ConnectionRefusedError", "[Errno 111] Connection refused"),),
                told=Told(answer=Answer("http://127.0.0.1:5000/tts")),
                saved=None,
                made=None,
            ),
            {"what": "ConnectionRefusedError: [Errno 111] Connection refused"},
            id="refused",
        ),
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(service_does_not_answer, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
