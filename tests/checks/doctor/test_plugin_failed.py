import pytest

from indextts_doctor.checks.doctor.plugin_failed import plugin_failed
from indextts_doctor.facts import Trouble, Troubles
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "troubles",
    [
        pytest.param(Troubles(), id="no trouble"),
        pytest.param(Troubles((Trouble("check", "PKG001", "ValueError: x"),)), id="the trouble is a check's"),
    ],
)
def test_silent(troubles):
    assert not findings(plugin_failed, troubles)


@pytest.mark.parametrize(
    "error, problem",
    [
        pytest.param("ImportError: no", "ImportError: no", id="raised"),
        pytest.param("ValueError: a\nb", "ValueError: a", id="an error of several lines"),
        pytest.param("", "?", id="nothing to say"),
    ],
)
def test_speaks(error, problem):
    [evidence] = findings(plugin_failed, Troubles((Trouble("plugin", "acme = acme_checks", error),)))
    assert evidence.facts["problem"] == problem
    assert evidence.facts["name"] == "acme = acme_checks"
