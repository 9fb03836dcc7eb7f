import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.recording_cannot_be_saved import recording_cannot_be_saved
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.speech import Told
from indextts_doctor.i18n.text import Text
from indextts_doctor.plugins.testing import findings

CODEC = Link("ImportError", "TorchCodec is required for save_with_torchcodec.")


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(healthy_facts.attempt(), id="speech test passed"),
        pytest.param(
            healthy_facts.attempt(outcome="exception", failed_stage="generate", chain=(CODEC,)), id="an earlier stage"
        ),
        pytest.param(
            healthy_facts.attempt(outcome="exception", failed_stage="write", made=None, told=Told(), chain=(CODEC,)),
            id="nothing was made",
        ),
    ],
)
def test_silent(attempt):
    assert not findings(recording_cannot_be_saved, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(outcome="exception", failed_stage="write", saved=None, chain=(CODEC,)),
            {"samples": 19200, "error": "ImportError: TorchCodec is required for save_with_torchcodec."},
            id="torchcodec",
        ),
        pytest.param(
            healthy_facts.attempt(
                outcome="exception", failed_stage="write", made=None, told=Told(samples=16000), chain=(CODEC,)
            ),
            {"samples": 16000},
            id="nor could the samples be handed over",
        ),
        pytest.param(
            healthy_facts.attempt(
                outcome="exception",
                failed_stage="write",
                saved=None,
                chain=(Link("OSError", "[Errno 28] No space left on device"),),
            ),
            {
                "cause": Text(
                    en="the disk is full (OSError: [Errno 28] No space left on device)",
                    zh="磁盘已满（OSError: [Errno 28] No space left on device）",
                )
            },
            id="a full disk",
        ),
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(recording_cannot_be_saved, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
