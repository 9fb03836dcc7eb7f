import pytest

import make
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_is_too_long_for_its_text import (
    speech_is_too_long_for_its_text,
)
from indextts_doctor.facts.record import Severity
from said import said


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(make.attempt(), id="fits"),
        pytest.param(make.attempt(text="", saved=make.sound(seconds=9.0)), id="no text known"),
        pytest.param(make.attempt(text="检查通过。", saved=make.sound(seconds=5.0)), id="slow Chinese"),
    ],
)
def test_silent(attempt):
    assert not said(speech_is_too_long_for_its_text, make.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(make.attempt(saved=make.sound(seconds=8.0)), Severity.WARNING, id="slower than anybody"),
        pytest.param(make.attempt(saved=make.sound(seconds=40.0)), Severity.ERROR, id="for ever"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_is_too_long_for_its_text, make.speech(attempt))
    check = find(speech_is_too_long_for_its_text)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
