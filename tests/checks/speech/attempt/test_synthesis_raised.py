import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.synthesis_raised import synthesis_raised
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.speech import Answer, Told
from indextts_doctor.i18n.text import Text
from indextts_doctor.plugins.testing import findings

TORN = Link("RuntimeError", "PytorchStreamReader failed reading zip archive: failed finding central directory")
TORN_SAID = "RuntimeError: PytorchStreamReader failed reading zip archive: failed finding central directory"
POINTER = Link("_pickle.UnpicklingError", "invalid load key, 'v'.")
ABSENT = Link("ModuleNotFoundError", "No module named 'audiotools'")
MASK = Link("ImportError", "Please install kantts.")


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech test passed"),
        pytest.param(
            healthy_facts.attempt(outcome="exception", failed_stage="write", chain=(TORN,)),
            id="saving failed after the sound was made",
        ),
        pytest.param(
            healthy_facts.attempt(
                outcome="exception",
                failed_stage="answer",
                told=Told(answer=Answer("http://127.0.0.1:5000/tts", 500)),
                chain=(TORN,),
            ),
            id="a service's answer",
        ),
        pytest.param(healthy_facts.attempt(outcome="signal", signal="SIGSEGV", failed_stage="load"), id="a crash"),
    ],
)
def test_silent(attempt):
    assert not findings(synthesis_raised, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(outcome="exception", failed_stage="load", chain=(TORN,), saved=None, made=None),
            {"stage": Text(en="loading the model", zh="加载模型"), "same_as": "MOD008", "error": TORN_SAID},
            id="a cut file",
        ),
        pytest.param(
            healthy_facts.attempt(
                outcome="exception", failed_stage="import", chain=(ABSENT, MASK), saved=None, made=None
            ),
            {"cause": Text(en="module audiotools not found", zh="找不到模块 audiotools")},
            id="a module, behind a masking exception",
        ),
        pytest.param(
            healthy_facts.attempt(outcome="exception", failed_stage="load", chain=(POINTER,), saved=None, made=None),
            {"same_as": "MOD004"},
            id="an LFS pointer",
        ),
        pytest.param(
            healthy_facts.attempt(
                outcome="exception", failed_stage="vocoder", chain=(Link("ValueError", "odd"),), saved=None, made=None
            ),
            {
                "stage": Text(en="running the stage vocoder", zh="执行 vocoder 阶段"),
                "cause": Text(en="ValueError: odd", zh="ValueError: odd"),
                "same_as": "",
            },
            id="unknown exception",
        ),
        pytest.param(
            healthy_facts.attempt(
                outcome="exception", failed_stage="write", chain=(TORN,), saved=None, made=None, told=Told()
            ),
            {"stage": Text(en="saving the recording", zh="保存音频")},
            id="saving, and nothing was made",
        ),
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(synthesis_raised, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
