import pytest

import make
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_has_nan import speech_has_nan
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import Told
from said import said


def sounds(**changes):
    return make.attempt(saved=make.sound(**changes), made=make.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(make.attempt(), id="numbers"),
    ],
)
def test_silent(attempt):
    assert not said(speech_has_nan, make.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(sounds(nonfinite=3), Severity.ERROR, id="in the samples"),
        pytest.param(
            make.attempt(saved=make.sound(), made=make.sound(nonfinite=9)),
            Severity.ERROR,
            id="lost in saving",
        ),
        pytest.param(make.attempt(told=Told(nonfinite=True)), Severity.ERROR, id="inside the model"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_has_nan, make.speech(attempt))
    check = find(speech_has_nan)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
