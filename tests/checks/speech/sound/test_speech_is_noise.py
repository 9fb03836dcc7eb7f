import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_is_noise import speech_is_noise
from indextts_doctor.facts.record import Severity


def sounds(**changes):
    return healthy_facts.attempt(saved=healthy_facts.sound(**changes), made=healthy_facts.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech"),
        pytest.param(sounds(voiced=0.0, flatness=0.34, variety=3.8, active=0.36), id="a single consonant"),
        pytest.param(sounds(voiced=0.02, flatness=0.15, variety=9.0), id="whispering"),
        pytest.param(sounds(voiced=0.0, flatness=0.5, variety=1.5, level=0.00001), id="silence"),
    ],
)
def test_silent(attempt):
    assert not said(speech_is_noise, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(sounds(voiced=0.0, flatness=0.56, variety=1.5), Severity.ERROR, id="white"),
        pytest.param(sounds(voiced=0.01, flatness=0.27, variety=1.6), Severity.ERROR, id="pink"),
        pytest.param(sounds(voiced=0.0, flatness=0.5, variety=8.0), Severity.ERROR, id="white and changing"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_is_noise, healthy_facts.speech(attempt))
    check = find(speech_is_noise)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
