import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_has_no_end import speech_has_no_end
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import Told


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="reached"),
        pytest.param(healthy_facts.attempt(told=Told()), id="not reported"),
    ],
)
def test_silent(attempt):
    assert not said(speech_has_no_end, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(healthy_facts.attempt(told=Told(end_reached=False)), Severity.WARNING, id="a low limit"),
        pytest.param(
            healthy_facts.attempt(told=Told(end_reached=False), saved=healthy_facts.sound(seconds=40.0)),
            Severity.ERROR,
            id="and far too long",
        ),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_has_no_end, healthy_facts.speech(attempt))
    check = find(speech_has_no_end)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
