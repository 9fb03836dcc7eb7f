import pytest

import make
from indextts_doctor.checks.logs.log_tells_of_missing_keys import log_tells_of_missing_keys
from indextts_doctor.facts.record import Severity
from indextts_doctor.plugins.testing import findings

KEYS = make.saying("missing-keys", ">> load_checkpoint: missing keys (141)")


@pytest.mark.parametrize(
    "logs",
    [
        pytest.param(make.logs(), id="the log says nothing"),
        pytest.param(make.logs(make.log(make.saying("lfs-pointer"))), id="something else"),
    ],
)
def test_silent(logs):
    assert not findings(log_tells_of_missing_keys, logs)


@pytest.mark.parametrize(
    ("saying", "severity"),
    [
        pytest.param(KEYS, Severity.WARNING, id="now"),
        pytest.param(make.saying("missing-keys", superseded=True), Severity.NOTE, id="before the last start"),
    ],
)
def test_speaks(saying, severity):
    [evidence] = findings(log_tells_of_missing_keys, make.logs(make.log(saying)))
    assert evidence.severity is severity
    assert evidence.traces == ("MOD017",)
    assert evidence.settled is None  # that the layers can be counted says nothing of other keys
