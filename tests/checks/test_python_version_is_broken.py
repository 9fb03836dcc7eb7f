import pytest

import make
from indextts_doctor.checks.python_version_is_broken import python_version_is_broken
from indextts_doctor.model import Text
from indextts_doctor.profile import Broken, PythonNeed
from said import said

WORDS = Text(en="no wheels", zh="没有安装包")
PYTHON = PythonNeed(
    tested=">=3.9,<3.11",
    reason=WORDS,
    source="test",
    broken=(Broken(range=">=3.12", reason=WORDS, source="test"),),
)
PROFILE = make.profile(python=PYTHON)


@pytest.mark.parametrize(
    "version",
    [
        pytest.param((3, 9, 0), id="the first tested"),
        pytest.param((3, 10, 99), id="the last tested"),
        pytest.param((3, 11, 4), id="untested, which is not broken"),
    ],
)
def test_silent(version):
    assert not said(python_version_is_broken, make.interpreter(version=version), PROFILE)


@pytest.mark.parametrize(
    ("version", "shown"),
    [
        pytest.param((3, 12, 0), "3.12.0", id="the first broken"),
        pytest.param((3, 14, 1), "3.14.1", id="a later one"),
    ],
)
def test_speaks(version, shown):
    [evidence] = said(python_version_is_broken, make.interpreter(version=version), PROFILE)
    assert (evidence.facts["version"], evidence.facts["example"]) == (shown, "3.10")
