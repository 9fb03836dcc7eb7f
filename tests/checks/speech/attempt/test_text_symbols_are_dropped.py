import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.text_symbols_are_dropped import text_symbols_are_dropped
from indextts_doctor.facts.speech import Told
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize("attempt", [pytest.param(healthy_facts.attempt(), id="every symbol is known")])
def test_silent(attempt):
    assert not findings(text_symbols_are_dropped, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(told=Told(unknown_symbols=("{q_q}", "x"))),
            {"count": 2, "symbols": ("{q_q}", "x")},
            id="two are not",
        )
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(text_symbols_are_dropped, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
