import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.python_version_is_untested import python_version_is_untested
from indextts_doctor.facts.profile import Broken, PythonNeed
from indextts_doctor.i18n.text import Text

WORDS = Text(en="no wheels", zh="没有安装包")
PYTHON = PythonNeed(
    tested=">=3.9,<3.11", reason=WORDS, source="test", broken=(Broken(range=">=3.12", reason=WORDS, source="test"),)
)
PROFILE = healthy_facts.profile(python=PYTHON)


@pytest.mark.parametrize(
    "version",
    [
        pytest.param((3, 9, 0), id="the first tested"),
        pytest.param((3, 10, 99), id="the last tested"),
        pytest.param((3, 12, 4), id="broken: PY008"),
    ],
)
def test_silent(version):
    assert not said(python_version_is_untested, healthy_facts.interpreter(version=version), PROFILE)


@pytest.mark.parametrize("version", [pytest.param((3, 11, 4), id="newer"), pytest.param((3, 8, 10), id="older")])
def test_speaks(version):
    [evidence] = said(python_version_is_untested, healthy_facts.interpreter(version=version), PROFILE)
    assert evidence.facts["example"] == "3.10"
