import pytest

import make
from indextts_doctor.checks.packages.versions.version_is_untested import version_is_untested
from indextts_doctor.facts.profile import Broken, Pin
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

WORDS = Text(en="removed", zh="已删除")
PROFILE = make.profile(
    packages=(
        Pin("flask", tested=">=2.2.5,<4", severity="note"),
        Pin("torch", tested="==1.13.1", broken=(Broken(">=3", WORDS, "test"),)),
        Pin("kantts"),
    )
)


@pytest.mark.parametrize(
    "package",
    [
        pytest.param(make.package("torch", "1.13.1"), id="exact"),
        pytest.param(make.package("torch", "1.13.1+cpu"), id="the CPU build of it"),
        pytest.param(make.package("torch", "3.0"), id="proven broken: PKG003"),
        pytest.param(make.package("torch", "built by hand"), id="no version to compare"),
        pytest.param(make.package("kantts", "9"), id="any version will do"),
        pytest.param(make.package("scipy", "9"), id="not of the profile"),
    ],
)
def test_silent(package):
    assert not list(version_is_untested(make.packages(package), PROFILE, make.target()))


@pytest.mark.parametrize(
    ("package", "severity"),
    [
        pytest.param(make.package("torch", "1.13.0"), Severity.WARNING, id="older"),
        pytest.param(make.package("torch", "2.8.0+cpu"), Severity.WARNING, id="newer"),
        pytest.param(make.package("flask", "4.0"), Severity.NOTE, id="the profile is lenient"),
    ],
)
def test_speaks(package, severity):
    [evidence] = version_is_untested(make.packages(package), PROFILE, make.target())
    assert evidence.facts["version"] == package.version
    assert evidence.severity is severity


def test_the_worst_comes_first():
    packages = make.packages(make.package("flask", "4.0"), make.package("torch", "2.0"))
    assert [one.facts["name"] for one in version_is_untested(packages, PROFILE, make.target())] == [
        "torch",
        "flask",
    ]
