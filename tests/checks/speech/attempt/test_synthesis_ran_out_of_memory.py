import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.synthesis_ran_out_of_memory import synthesis_ran_out_of_memory
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech test passed"),
        pytest.param(healthy_facts.attempt(outcome="signal", signal="SIGKILL"), id="killed from outside"),
        pytest.param(healthy_facts.attempt(outcome="unstarted"), id="not started"),
    ],
)
def test_silent(attempt):
    assert not findings(synthesis_ran_out_of_memory, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(outcome="memory", failed_stage="load", peak_bytes=3 * 2**30, saved=None, made=None),
            {"used": "3 GiB", "granted": "16 GiB", "forecast": "600 MiB"},
            id="while it loads",
        ),
        pytest.param(
            healthy_facts.attempt(outcome="memory", forecast=None, saved=None, made=None),
            {"granted": "0 bytes"},
            id="no forecast",
        ),
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(synthesis_ran_out_of_memory, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
