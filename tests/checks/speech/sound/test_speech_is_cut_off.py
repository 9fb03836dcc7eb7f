import pytest

import make
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_is_cut_off import speech_is_cut_off
from indextts_doctor.facts.record import Severity
from said import said


def sounds(**changes):
    return make.attempt(saved=make.sound(**changes), made=make.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(make.attempt(), id="dies away"),
        pytest.param(sounds(tail=-16.9), id="a consonant at the end"),
        pytest.param(make.attempt(saved=make.sound(rate=8000, samples=9600)), id="resampled"),
        pytest.param(sounds(tail=0.0, active=0.1), id="too short to tell"),
    ],
)
def test_silent(attempt):
    assert not said(speech_is_cut_off, make.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(
            make.attempt(saved=None, problem="damaged", detail="10 of 20 bytes"), Severity.ERROR, id="damaged"
        ),
        pytest.param(make.attempt(saved=make.sound(samples=9000)), Severity.ERROR, id="half of the samples"),
        pytest.param(sounds(tail=2.3), Severity.WARNING, id="in mid-vowel"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_is_cut_off, make.speech(attempt))
    check = find(speech_is_cut_off)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
