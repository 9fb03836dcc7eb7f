import pytest

import make
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_has_wrong_rate import speech_has_wrong_rate
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import Told
from said import said


def sounds(**changes):
    return make.attempt(saved=make.sound(**changes), made=make.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(make.attempt(), id="its own"),
        pytest.param(make.attempt(saved=make.sound(rate=8000, samples=9600)), id="resampled"),
        pytest.param(
            make.attempt(saved=make.sound(rate=8000), made=None, told=Told(sample_rate=16000)),
            id="nobody knows the samples",
        ),
        pytest.param(make.attempt(engine="other", saved=make.sound(pitch=90.0)), id="another voice"),
    ],
)
def test_silent(attempt):
    assert not said(speech_has_wrong_rate, make.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(make.attempt(saved=make.sound(rate=8000, seconds=2.4)), Severity.ERROR, id="half"),
        pytest.param(sounds(pitch=340.0), Severity.WARNING, id="the known voice, too high"),
        pytest.param(sounds(pitch=86.0), Severity.WARNING, id="the known voice, too low"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_has_wrong_rate, make.speech(attempt))
    check = find(speech_has_wrong_rate)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
