import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_is_silent import speech_is_silent
from indextts_doctor.facts.record import Severity


def sounds(**changes):
    return healthy_facts.attempt(saved=healthy_facts.sound(**changes), made=healthy_facts.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech"),
        pytest.param(healthy_facts.attempt(saved=None, made=None), id="nothing to hear"),
        pytest.param(sounds(level=0.03), id="soft"),
    ],
)
def test_silent(attempt):
    assert not said(speech_is_silent, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(sounds(level=0.0), Severity.ERROR, id="digital silence"),
        pytest.param(sounds(level=0.0005, peak=0.9), Severity.ERROR, id="a click in silence"),
        pytest.param(sounds(level=0.008), Severity.WARNING, id="hardly audible"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_is_silent, healthy_facts.speech(attempt))
    check = find(speech_is_silent)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
