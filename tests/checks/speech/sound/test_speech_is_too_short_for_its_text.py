import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_is_too_short_for_its_text import speech_is_too_short_for_its_text
from indextts_doctor.facts.record import Severity


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="fits"),
        pytest.param(healthy_facts.attempt(text="7", saved=healthy_facts.sound(active=0.2)), id="one digit"),
        pytest.param(
            healthy_facts.attempt(text="检查通过。", saved=healthy_facts.sound(active=0.5)), id="quick Chinese"
        ),
    ],
)
def test_silent(attempt):
    assert not said(speech_is_too_short_for_its_text, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(
            healthy_facts.attempt(text="a " * 100, saved=healthy_facts.sound(active=1.5)),
            Severity.WARNING,
            id="too quick",
        ),
        pytest.param(
            healthy_facts.attempt(text="检查通过，有三个警告。" * 5, saved=healthy_facts.sound(active=1.0)),
            Severity.ERROR,
            id="one word of Chinese",
        ),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_is_too_short_for_its_text, healthy_facts.speech(attempt))
    check = find(speech_is_too_short_for_its_text)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
