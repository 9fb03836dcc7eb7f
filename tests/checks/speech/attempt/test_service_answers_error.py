import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.service_answers_error import service_answers_error
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import Answer, Told
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="no service"),
        pytest.param(
            healthy_facts.attempt(told=Told(answer=Answer("http://127.0.0.1:5000/tts", 200))), id="it answered well"
        ),
        pytest.param(
            healthy_facts.attempt(told=Told(answer=Answer("http://127.0.0.1:5000/tts", None))), id="it did not answer"
        ),
    ],
)
def test_silent(attempt):
    assert not findings(service_answers_error, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(
                outcome="exception",
                failed_stage="answer",
                told=Told(answer=Answer("http://127.0.0.1:5000/tts", 500, body="Internal\n Server Error")),
                saved=None,
                made=None,
            ),
            {"status": 500, "body": "Internal Server Error"},
            id="500",
        )
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(service_answers_error, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("status", "guessed", "severity"),
    [
        pytest.param(500, True, Severity.ERROR, id="it fails"),
        pytest.param(404, True, Severity.NOTE, id="a route that was guessed"),
        pytest.param(404, False, Severity.ERROR, id="a route that was configured"),
    ],
)
def test_a_refused_guess_proves_nothing(status, guessed, severity):
    answer = Answer("http://127.0.0.1:5000/tts", status)
    attempt = healthy_facts.attempt(outcome="exception", guessed=guessed, told=Told(answer=answer))
    [evidence] = findings(service_answers_error, healthy_facts.speech(attempt))
    assert evidence.severity == severity


@pytest.mark.parametrize(
    ("body", "about"),
    [
        pytest.param("Internal Server Error", set(), id="nothing"),
        pytest.param("the model could not be loaded", set(), id="no name"),
        pytest.param("[Errno 2] No such file or directory: 'ffmpeg'", {"ffmpeg"}, id="a program"),
        pytest.param("sh: 1: sox: not found", {"sox"}, id="a program of a shell"),
        pytest.param(
            '{"error": "Error loading \'models/Voice.bin\'."}',
            {"models/voice.bin", "/srv/tts/models/voice.bin"},
            id="a file",
        ),
    ],
)
def test_about_contains_files_of_the_response(body, about):
    answer = Answer("http://127.0.0.1:5000/tts", 500, body=body)
    attempt = healthy_facts.attempt(outcome="exception", engine="http", told=Told(answer=answer))
    [evidence] = findings(service_answers_error, healthy_facts.speech(attempt))
    assert evidence.about == {"http", *about}
