import pytest

import make
from indextts_doctor.checks.imports.import_is_slow import import_is_slow
from indextts_doctor.facts.profile import Thresholds
from said import said

PROFILE = make.profile(thresholds=Thresholds(import_seconds=60.0))


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(make.imported("torch", seconds=59.9), id="in time"),
        pytest.param(make.imported("torch", "time", seconds=120.0), id="never done: IMP006"),
    ],
)
def test_silent(result):
    assert not said(import_is_slow, make.imports(result), PROFILE)


@pytest.mark.parametrize(
    ("results", "modules"),
    [
        pytest.param([make.imported("torch", seconds=75.2)], ["torch"], id="one"),
        pytest.param(
            [make.imported("scipy", seconds=61.0), make.imported("torch", seconds=75.2)],
            ["torch", "scipy"],
            id="slowest first",
        ),
    ],
)
def test_speaks(results, modules):
    assert [e.facts["module"] for e in said(import_is_slow, make.imports(*results), PROFILE)] == modules
