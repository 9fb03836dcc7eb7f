import pytest

import make
from indextts_doctor.checks.speech.attempt.engine_writes_into_its_folders import (
    engine_writes_into_its_folders,
)
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(make.attempt(), id="nothing is left"),
    ],
)
def test_silent(attempt):
    assert not findings(engine_writes_into_its_folders, make.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            make.attempt(left=("/srv/tts/indextts/tagger_cache/zh.fst", "/srv/x")),
            {"count": 2, "first": "/srv/tts/indextts/tagger_cache/zh.fst"},
            id="a cache",
        ),
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(engine_writes_into_its_folders, make.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
