import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.python_version_is_broken import python_version_is_broken
from indextts_doctor.facts.profile import Broken, Pin, PythonNeed
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

WORDS = Text(en="no wheels", zh="没有安装包")
PYTHON = PythonNeed(
    tested=">=3.9,<3.11", reason=WORDS, source="test", broken=(Broken(range=">=3.12", reason=WORDS, source="test"),)
)
SCIPY = Pin("scipy", "==1.10.1", python=">=3.8,<3.12")
FLASK = Pin("flask")
PROFILE = healthy_facts.profile(python=PYTHON, packages=(SCIPY, FLASK))
NOTHING = healthy_facts.packages()


@pytest.mark.parametrize(
    "version",
    [
        pytest.param((3, 9, 0), id="the first tested"),
        pytest.param((3, 10, 99), id="the last tested"),
        pytest.param((3, 11, 4), id="untested, which is not broken"),
    ],
)
def test_silent(version):
    assert not said(python_version_is_broken, healthy_facts.interpreter(version=version), NOTHING, PROFILE)


@pytest.mark.parametrize(
    ("version", "packages", "profile", "severity", "about"),
    [
        pytest.param(
            (3, 12, 0),
            NOTHING,
            PROFILE,
            None,
            {"python", "scipy", "flask"},
            id="what has no wheels is missing, and with it what has",
        ),
        pytest.param(
            (3, 14, 1),
            healthy_facts.packages(healthy_facts.package("flask", "2.3.3")),
            PROFILE,
            None,
            {"python", "scipy"},
            id="only what has no wheels is missing",
        ),
        pytest.param(
            (3, 12, 0),
            healthy_facts.packages(healthy_facts.package("scipy", "1.14.0")),
            PROFILE,
            Severity.WARNING,
            {"python", "scipy"},
            id="another release is there: what is missing has another cause",
        ),
        pytest.param(
            (3, 12, 0),
            NOTHING,
            healthy_facts.profile(python=PYTHON, packages=(FLASK,)),
            None,
            {"python", "flask"},
            id="the profile does not say which packages",
        ),
    ],
)
def test_speaks(version, packages, profile, severity, about):
    [evidence] = said(python_version_is_broken, healthy_facts.interpreter(version=version), packages, profile)
    assert evidence.facts["example"] == "3.10"
    assert (evidence.severity, evidence.about) == (severity, about)
