import pytest

import make
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_is_silent import speech_is_silent
from indextts_doctor.facts.record import Severity
from said import said


def sounds(**changes):
    return make.attempt(saved=make.sound(**changes), made=make.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(make.attempt(), id="speech"),
        pytest.param(make.attempt(saved=None, made=None), id="nothing to hear"),
        pytest.param(sounds(level=0.03), id="soft"),
    ],
)
def test_silent(attempt):
    assert not said(speech_is_silent, make.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(sounds(level=0.0), Severity.ERROR, id="digital silence"),
        pytest.param(sounds(level=0.0005, peak=0.9), Severity.ERROR, id="a click in silence"),
        pytest.param(sounds(level=0.008), Severity.WARNING, id="hardly audible"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_is_silent, make.speech(attempt))
    check = find(speech_is_silent)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
