import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.imports.import_is_slow import import_is_slow
from indextts_doctor.facts.profile import Thresholds

PROFILE = healthy_facts.profile(thresholds=Thresholds(import_seconds=60.0))


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("torch", seconds=59.9), id="in time"),
        pytest.param(healthy_facts.imported("torch", "time", seconds=120.0), id="never done: IMP006"),
    ],
)
def test_silent(result):
    assert not said(import_is_slow, healthy_facts.imports(result), PROFILE)


@pytest.mark.parametrize(
    ("results", "modules"),
    [
        pytest.param([healthy_facts.imported("torch", seconds=75.2)], ["torch"], id="one"),
        pytest.param(
            [healthy_facts.imported("scipy", seconds=61.0), healthy_facts.imported("torch", seconds=75.2)],
            ["torch", "scipy"],
            id="slowest first",
        ),
    ],
)
def test_speaks(results, modules):
    assert [e.facts["module"] for e in said(import_is_slow, healthy_facts.imports(*results), PROFILE)] == modules
