import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.disk_is_too_small_for_recording import disk_is_too_small_for_recording
from indextts_doctor.facts.speech import Forecast
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech test passed"),
        pytest.param(healthy_facts.attempt(outcome="unstarted", forecast=Forecast(1, 9, 5)), id="it is the memory"),
    ],
)
def test_silent(attempt):
    assert not findings(disk_is_too_small_for_recording, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(
                outcome="unstarted",
                forecast=Forecast(1, 5, 9, disk=16 * 2**20, disk_free=2**20, place="/tmp/x-1"),
                saved=None,
                made=None,
            ),
            {"free": "1 MiB", "needed": "16 MiB", "place": "/tmp"},
            id="too little",
        )
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(disk_is_too_small_for_recording, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
