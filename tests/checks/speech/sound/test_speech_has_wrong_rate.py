import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_has_wrong_rate import speech_has_wrong_rate
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import Told


def sounds(**changes):
    return healthy_facts.attempt(saved=healthy_facts.sound(**changes), made=healthy_facts.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="its own"),
        pytest.param(healthy_facts.attempt(saved=healthy_facts.sound(rate=8000, samples=9600)), id="resampled"),
        pytest.param(
            healthy_facts.attempt(saved=healthy_facts.sound(rate=8000), made=None, told=Told(sample_rate=16000)),
            id="unknown samples",
        ),
        pytest.param(healthy_facts.attempt(engine="other", saved=healthy_facts.sound(pitch=90.0)), id="another voice"),
    ],
)
def test_silent(attempt):
    assert not said(speech_has_wrong_rate, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(
            healthy_facts.attempt(saved=healthy_facts.sound(rate=8000, seconds=2.4)), Severity.ERROR, id="half"
        ),
        pytest.param(sounds(pitch=340.0), Severity.WARNING, id="the known voice, too high"),
        pytest.param(sounds(pitch=86.0), Severity.WARNING, id="the known voice, too low"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_has_wrong_rate, healthy_facts.speech(attempt))
    check = find(speech_has_wrong_rate)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
