import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.known_sound_differs import known_sound_differs
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import KnownAnswer


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="none known"),
        pytest.param(healthy_facts.attempt(known=KnownAnswer(40, None, 0.999)), id="the same"),
        pytest.param(healthy_facts.attempt(known=KnownAnswer(40)), id="no bands known"),
    ],
)
def test_silent(attempt):
    assert not said(known_sound_differs, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(healthy_facts.attempt(known=KnownAnswer(40, None, 0.9)), Severity.WARNING, id="cut"),
        pytest.param(healthy_facts.attempt(known=KnownAnswer(40, None, 0.4)), Severity.ERROR, id="reversed"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(known_sound_differs, healthy_facts.speech(attempt))
    check = find(known_sound_differs)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
