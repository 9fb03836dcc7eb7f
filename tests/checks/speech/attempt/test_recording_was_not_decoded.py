import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.attempt.recording_was_not_decoded import recording_was_not_decoded
from indextts_doctor.facts.record import Severity


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="WAVE"),
        pytest.param(healthy_facts.attempt(saved=None, problem="not-audio"), id="no audio at all"),
    ],
)
def test_silent(attempt):
    assert not said(recording_was_not_decoded, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [pytest.param(healthy_facts.attempt(saved=None, problem="undecoded", detail="MP3"), Severity.NOTE, id="MP3")],
)
def test_speaks(attempt, severity):
    [evidence] = said(recording_was_not_decoded, healthy_facts.speech(attempt))
    check = find(recording_was_not_decoded)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
