import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_has_nan import speech_has_nan
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import Told


def sounds(**changes):
    return healthy_facts.attempt(saved=healthy_facts.sound(**changes), made=healthy_facts.sound(**changes))


@pytest.mark.parametrize("attempt", [pytest.param(healthy_facts.attempt(), id="numbers")])
def test_silent(attempt):
    assert not said(speech_has_nan, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(sounds(nonfinite=3), Severity.ERROR, id="in the samples"),
        pytest.param(
            healthy_facts.attempt(saved=healthy_facts.sound(), made=healthy_facts.sound(nonfinite=9)),
            Severity.ERROR,
            id="lost while saving",
        ),
        pytest.param(healthy_facts.attempt(told=Told(nonfinite=True)), Severity.ERROR, id="inside the model"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_has_nan, healthy_facts.speech(attempt))
    check = find(speech_has_nan)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
