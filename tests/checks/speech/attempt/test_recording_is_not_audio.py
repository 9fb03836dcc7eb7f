import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.attempt.recording_is_not_audio import recording_is_not_audio
from indextts_doctor.facts.record import Severity


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="a recording"),
        pytest.param(healthy_facts.attempt(saved=None, problem="undecoded", detail="MP3"), id="MP3 is audio"),
    ],
)
def test_silent(attempt):
    assert not said(recording_is_not_audio, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(
            healthy_facts.attempt(saved=None, problem="not-audio", detail="HTML or XML"),
            Severity.ERROR,
            id="a web page",
        )
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(recording_is_not_audio, healthy_facts.speech(attempt))
    check = find(recording_is_not_audio)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
