import pytest

import healthy_facts
from indextts_doctor.checks.speech.attempt.engine_writes_into_its_folders import engine_writes_into_its_folders
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize("attempt", [pytest.param(healthy_facts.attempt(), id="nothing is left")])
def test_silent(attempt):
    assert not findings(engine_writes_into_its_folders, healthy_facts.speech(attempt))


@pytest.mark.parametrize(
    ("attempt", "expected"),
    [
        pytest.param(
            healthy_facts.attempt(left=("/srv/tts/indextts/tagger_cache/zh.fst", "/srv/x")),
            {"count": 2, "first": "/srv/tts/indextts/tagger_cache/zh.fst"},
            id="a cache",
        )
    ],
)
def test_speaks(attempt, expected):
    [evidence] = findings(engine_writes_into_its_folders, healthy_facts.speech(attempt))
    assert {key: evidence.facts[key] for key in expected} == expected
