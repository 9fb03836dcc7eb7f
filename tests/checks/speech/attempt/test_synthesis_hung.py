import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.synthesis_hung import synthesis_hung
from indextts_doctor.facts.speech import Answer, Told
from indextts_doctor.i18n.text import Text
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech test passed"),
        pytest.param(healthy_facts.attempt(outcome="signal"), id="a crash"),
        pytest.param(
            healthy_facts.attempt(outcome="time", told=Told(answer=Answer("http://127.0.0.1:5000/tts"))),
            id="a service without response",
        ),
    ],
)
def test_silent(attempt):
    assert not findings(synthesis_hung, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(
                outcome="time",
                seconds=600.2,
                failed_stage="generate",
                stack=("/x/site-packages/torch/nn/functional.py:9 linear",),
                saved=None,
                made=None,
            ),
            {"seconds": 600, "stage": Text(en="generating", zh="生成"), "stack": ["torch/nn/functional.py:9"]},
            id="while it generates",
        )
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(synthesis_hung, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
