import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.attempt.recording_is_missing import recording_is_missing
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import Told


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="a recording"),
        pytest.param(
            healthy_facts.attempt(outcome="exception", saved=None, problem="missing"), id="it failed: another check"
        ),
        pytest.param(
            healthy_facts.attempt(saved=None, problem="undecoded", detail="MP3"), id="audio of a different type"
        ),
    ],
)
def test_silent(attempt):
    assert not said(recording_is_missing, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(healthy_facts.attempt(saved=None, problem="missing"), Severity.ERROR, id="no file"),
        pytest.param(healthy_facts.attempt(saved=None, problem="empty"), Severity.ERROR, id="empty"),
        pytest.param(
            healthy_facts.attempt(saved=None, made=None, told=Told(returned_nothing=True)),
            Severity.ERROR,
            id="returned nothing",
        ),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(recording_is_missing, healthy_facts.speech(attempt))
    check = find(recording_is_missing)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
