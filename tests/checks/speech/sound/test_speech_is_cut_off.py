import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_is_cut_off import speech_is_cut_off
from indextts_doctor.facts.record import Severity


def sounds(**changes):
    return healthy_facts.attempt(saved=healthy_facts.sound(**changes), made=healthy_facts.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="dies away"),
        pytest.param(sounds(tail=-16.9), id="a consonant at the end"),
        pytest.param(healthy_facts.attempt(saved=healthy_facts.sound(rate=8000, samples=9600)), id="resampled"),
        pytest.param(sounds(tail=0.0, active=0.1), id="too short to check"),
    ],
)
def test_silent(attempt):
    assert not said(speech_is_cut_off, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(
            healthy_facts.attempt(saved=None, problem="damaged", detail="10 of 20 bytes"), Severity.ERROR, id="damaged"
        ),
        pytest.param(
            healthy_facts.attempt(saved=healthy_facts.sound(samples=9000)), Severity.ERROR, id="half of the samples"
        ),
        pytest.param(sounds(tail=2.3), Severity.WARNING, id="in mid-vowel"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_is_cut_off, healthy_facts.speech(attempt))
    check = find(speech_is_cut_off)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
