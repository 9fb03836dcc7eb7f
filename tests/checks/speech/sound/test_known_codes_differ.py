import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.registry import find
from indextts_doctor.checks.speech.sound.known_codes_differ import known_codes_differ
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.speech import KnownAnswer


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="none known"),
        pytest.param(healthy_facts.attempt(known=KnownAnswer(40, None, 1.0)), id="the same"),
    ],
)
def test_silent(attempt):
    assert not said(known_codes_differ, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "severity"),
    [
        pytest.param(healthy_facts.attempt(known=KnownAnswer(40, 3, 0.5)), Severity.ERROR, id="and another sound"),
        pytest.param(healthy_facts.attempt(known=KnownAnswer(40, 3)), Severity.ERROR, id="no sound to compare"),
        pytest.param(healthy_facts.attempt(known=KnownAnswer(40, 39, 0.99)), Severity.WARNING, id="and the same sound"),
    ],
)
def test_speaks(attempt, severity):
    [evidence] = said(known_codes_differ, healthy_facts.speech(attempt))
    check = find(known_codes_differ)
    assert severity == (check.severity if evidence.severity is None else evidence.severity)
    assert evidence.about == {attempt.engine}
