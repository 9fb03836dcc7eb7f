import pytest

from indextts_doctor.checks.doctor.check_raised import check_raised
from indextts_doctor.facts import Trouble, Troubles
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "troubles",
    [
        pytest.param(Troubles(), id="no trouble"),
        pytest.param(Troubles((Trouble("plugin", "acme", "ImportError: x"),)), id="the trouble is a plug-in's"),
    ],
)
def test_silent(troubles):
    assert not findings(check_raised, troubles)


@pytest.mark.parametrize(
    "names",
    [pytest.param(["PKG001"], id="one check"), pytest.param(["PKG001", "LIB002"], id="each check is an instance")],
)
def test_speaks(names):
    troubles = Troubles(tuple(Trouble("check", name, "ValueError: x", "Traceback") for name in names))
    assert [evidence.facts["name"] for evidence in findings(check_raised, troubles)] == names
