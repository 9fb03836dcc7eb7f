import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.memory_is_too_small_for_synthesis import memory_is_too_small_for_synthesis
from indextts_doctor.facts.speech import Forecast
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech test passed"),
        pytest.param(
            healthy_facts.attempt(outcome="unstarted", forecast=Forecast(1, 5, 9, disk=9, disk_free=1)),
            id="it is the disk",
        ),
        pytest.param(healthy_facts.attempt(forecast=Forecast(1, 9, 5)), id="started by force"),
    ],
)
def test_silent(attempt):
    assert not findings(memory_is_too_small_for_synthesis, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(
                outcome="unstarted",
                forecast=Forecast(weights=2 * 2**30, memory=4 * 2**30, memory_granted=2**30),
                saved=None,
                made=None,
            ),
            {"granted": "1 GiB", "needed": "4 GiB", "lacks": "3 GiB"},
            id="too little",
        )
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(memory_is_too_small_for_synthesis, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
