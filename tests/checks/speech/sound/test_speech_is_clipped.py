import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_is_clipped import speech_is_clipped
from indextts_doctor.facts.record import Severity


def sounds(**changes):
    return healthy_facts.attempt(saved=healthy_facts.sound(**changes), made=healthy_facts.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech"),
        pytest.param(sounds(clipped=0.0005, peak=1.0), id="a peak or two"),
    ],
)
def test_silent(attempt):
    assert not said(speech_is_clipped, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(sounds(clipped=0.02, peak=1.0), Severity.WARNING, id="three times too loud"),
        pytest.param(sounds(clipped=0.9, peak=20000.0), Severity.ERROR, id="integers as floats"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_is_clipped, healthy_facts.speech(attempt))
    check = find(speech_is_clipped)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
