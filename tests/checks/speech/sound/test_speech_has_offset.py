import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.speech_has_offset import speech_has_offset
from indextts_doctor.facts.record import Severity


def sounds(**changes):
    return healthy_facts.attempt(saved=healthy_facts.sound(**changes), made=healthy_facts.sound(**changes))


@pytest.mark.parametrize(
    "attempt",
    [pytest.param(healthy_facts.attempt(), id="speech"), pytest.param(sounds(offset=0.008), id="of a real recording")],
)
def test_silent(attempt):
    assert not said(speech_has_offset, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(sounds(offset=0.2), Severity.WARNING, id="up"),
        pytest.param(sounds(offset=-0.05), Severity.WARNING, id="down"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(speech_has_offset, healthy_facts.speech(attempt))
    check = find(speech_has_offset)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
