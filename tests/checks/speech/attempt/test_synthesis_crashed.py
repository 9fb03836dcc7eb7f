import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.synthesis_crashed import synthesis_crashed
from indextts_doctor.i18n.text import Text
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech test passed"),
        pytest.param(healthy_facts.attempt(outcome="exception"), id="an exception"),
        pytest.param(healthy_facts.attempt(outcome="time"), id="a hang"),
    ],
)
def test_silent(attempt):
    assert not findings(synthesis_crashed, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(
                outcome="signal",
                signal="SIGBUS",
                failed_stage="import",
                stack=("/x/site-packages/scipy/fft/_basic.py:6 <module>",),
                saved=None,
                made=None,
            ),
            {"signal": "SIGBUS", "at": Text(en=" at scipy/fft/_basic.py:6", zh="，位置 scipy/fft/_basic.py:6")},
            id="with its line",
        ),
        pytest.param(
            healthy_facts.attempt(outcome="signal", signal="SIGKILL", failed_stage=None, saved=None, made=None),
            {"signal": "SIGKILL", "at": Text(en="", zh="")},
            id="without one",
        ),
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(synthesis_crashed, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
