import pytest

import healthy_facts
from indextts_doctor.checks.logs.error_is_masked import error_is_masked
from indextts_doctor.facts.imports import Link
from indextts_doctor.plugins.testing import findings

LAST = Link("ImportError", "Please install kantts.")
KAISER = Link("ImportError", "cannot import name 'kaiser' from 'scipy.signal' (/x)")
ABSENT = Link("ModuleNotFoundError", "No module named 'soundfile'")


def logs(*chain):
    return healthy_facts.logs(
        healthy_facts.log(healthy_facts.saying("masked-by-kantts", chain=chain, packages=("kantts",)))
    )


@pytest.mark.parametrize(
    "logs",
    [
        pytest.param(healthy_facts.logs(), id="the log says nothing"),
        pytest.param(healthy_facts.logs(healthy_facts.log(healthy_facts.saying("kaiser"))), id="nothing is hidden"),
    ],
)
def test_silent(logs):
    assert not findings(error_is_masked, logs)


@pytest.mark.parametrize(
    ("chain", "root", "about", "code"),
    [
        pytest.param([KAISER, LAST], "ImportError: cannot import name 'kaiser'", "scipy", "PKG018", id="known"),
        pytest.param([ABSENT, LAST], "ModuleNotFoundError: No module named", "soundfile", "PKG", id="any other"),
        pytest.param([KAISER, LAST, LAST], "ImportError: cannot import name 'kaiser'", "scipy", "PKG018", id="hidden twice"),
        pytest.param([LAST], "unknown, the log contains no traceback", "kantts", "PKG", id="the last message alone"),
    ],
)  # fmt: skip
def test_speaks(chain, root, about, code):
    [evidence] = findings(error_is_masked, logs(*chain))
    assert evidence.facts["root"].of("en").startswith(root)
    assert about in evidence.about
    assert code in evidence.traces
