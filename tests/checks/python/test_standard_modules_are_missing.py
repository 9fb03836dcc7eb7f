import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.standard_modules_are_missing import standard_modules_are_missing
from indextts_doctor.facts.record import Severity


@pytest.mark.parametrize(
    "missing",
    [
        pytest.param((), id="all there"),
        pytest.param(("sqlite3", "bz2", "lzma", "hashlib"), id="only such as no engine needs"),
    ],
)
def test_silent(missing):
    assert not said(standard_modules_are_missing, healthy_facts.interpreter(missing_modules=missing))


@pytest.mark.parametrize(
    ("missing", "severity", "debian"),
    [
        pytest.param(("zlib", "ctypes"), Severity.ERROR, "libffi-dev zlib1g-dev", id="needed to import"),
        pytest.param(("ssl",), Severity.WARNING, "libssl-dev", id="needed to download"),
    ],
)
def test_speaks(missing, severity, debian):
    [evidence] = said(standard_modules_are_missing, healthy_facts.interpreter(missing_modules=missing))
    assert (evidence.severity, evidence.facts["debian"]) == (severity, debian)
    assert evidence.about >= set(missing)
