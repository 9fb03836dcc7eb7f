import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_is_too_long_for_its_text import speech_is_too_long_for_its_text
from indextts_doctor.facts.record import Severity


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="fits"),
        pytest.param(healthy_facts.attempt(text="", saved=healthy_facts.sound(seconds=9.0)), id="no text known"),
        pytest.param(
            healthy_facts.attempt(text="检查通过。", saved=healthy_facts.sound(seconds=5.0)), id="slow Chinese"
        ),
    ],
)
def test_silent(attempt):
    assert not said(speech_is_too_long_for_its_text, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(
            healthy_facts.attempt(saved=healthy_facts.sound(seconds=8.0)),
            Severity.WARNING,
            id="slower than any speaker",
        ),
        pytest.param(healthy_facts.attempt(saved=healthy_facts.sound(seconds=40.0)), Severity.ERROR, id="endless"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_is_too_long_for_its_text, healthy_facts.speech(attempt))
    check = find(speech_is_too_long_for_its_text)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
