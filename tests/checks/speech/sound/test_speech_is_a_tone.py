import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_is_a_tone import speech_is_a_tone
from indextts_doctor.facts.record import Severity


def sounds(**changes):
    return healthy_facts.attempt(saved=healthy_facts.sound(**changes), made=healthy_facts.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech"),
        pytest.param(sounds(modulation=0.04, active=0.8), id="one short word"),
        pytest.param(sounds(depth=0.1, active=0.3), id="a single vowel"),
        pytest.param(sounds(voiced=0.0, flatness=0.56, variety=1.5, depth=0.05), id="noise: another check"),
        pytest.param(sounds(depth=0.0, level=0.0), id="silence: another check"),
    ],
)
def test_silent(attempt):
    assert not said(speech_is_a_tone, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(sounds(depth=0.1), Severity.ERROR, id="buzz"),
        pytest.param(sounds(flatness=1e-9, voiced=0.0), Severity.ERROR, id="a sine too low for a pitch"),
        pytest.param(sounds(variety=0.5), Severity.ERROR, id="hum that swells"),
        pytest.param(sounds(modulation=0.02, active=3.0), Severity.ERROR, id="a loop of codes"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_is_a_tone, healthy_facts.speech(attempt))
    check = find(speech_is_a_tone)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
