import pytest

import make
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_has_offset import speech_has_offset
from indextts_doctor.facts.record import Severity
from said import said


def sounds(**changes):
    return make.attempt(saved=make.sound(**changes), made=make.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(make.attempt(), id="speech"),
        pytest.param(sounds(offset=0.008), id="of a real recording"),
    ],
)
def test_silent(attempt):
    assert not said(speech_has_offset, make.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(sounds(offset=0.2), Severity.WARNING, id="up"),
        pytest.param(sounds(offset=-0.05), Severity.WARNING, id="down"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_has_offset, make.speech(attempt))
    check = find(speech_has_offset)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
