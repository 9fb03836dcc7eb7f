import pytest

import healthy_facts
from indextts_doctor.checks.logs.missing_keys_in_log import missing_keys_in_log
from indextts_doctor.facts.record import Severity
from indextts_doctor.plugins.testing import findings

KEYS = healthy_facts.saying("missing-keys", ">> load_checkpoint: missing keys (141)")


@pytest.mark.parametrize(
    "logs",
    [
        pytest.param(healthy_facts.logs(), id="the log says nothing"),
        pytest.param(healthy_facts.logs(healthy_facts.log(healthy_facts.saying("lfs-pointer"))), id="something else"),
    ],
)
def test_silent(logs):
    assert not findings(missing_keys_in_log, logs)


@pytest.mark.parametrize(
    ("saying", "severity"),
    [
        pytest.param(KEYS, Severity.WARNING, id="now"),
        pytest.param(healthy_facts.saying("missing-keys", superseded=True), Severity.NOTE, id="before the last start"),
    ],
)
def test_speaks(saying, severity):
    [evidence] = findings(missing_keys_in_log, healthy_facts.logs(healthy_facts.log(saying)))
    assert evidence.severity is severity
    assert evidence.traces == ("MOD017",)
    assert evidence.settled is None  # that the layers can be counted says nothing of other keys
