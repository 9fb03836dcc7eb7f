import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.synthesis_ended_early import synthesis_ended_early
from indextts_doctor.i18n.text import Text
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech test passed"),
        pytest.param(healthy_facts.attempt(outcome="exception"), id="an exception"),
    ],
)
def test_silent(attempt):
    assert not findings(synthesis_ended_early, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(
                outcome="exit", exit_code=3, failed_stage="load", stderr="bad\nlicence", saved=None, made=None
            ),
            {"how": Text(en="exit code 3", zh="退出码 3"), "output": "bad licence"},
            id="sys.exit",
        ),
        pytest.param(
            healthy_facts.attempt(outcome="start", saved=None, made=None),
            {"how": Text(en="the command does not start", zh="命令无法启动"), "output": "-"},
            id="no start",
        ),
        pytest.param(
            healthy_facts.attempt(outcome="rubbish", saved=None, made=None),
            {"how": Text(en="no usable result", zh="没有可用的结果")},
            id="rubbish",
        ),
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(synthesis_ended_early, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
