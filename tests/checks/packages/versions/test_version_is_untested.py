import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.version_is_untested import version_is_untested
from indextts_doctor.facts.profile import Broken, Pin
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

WORDS = Text(en="removed", zh="已删除")
PROFILE = healthy_facts.profile(
    packages=(
        Pin("flask", tested=">=2.2.5,<4", severity="note"),
        Pin("torch", tested="==1.13.1", broken=(Broken(">=3", WORDS, "test"),)),
        Pin("kantts"),
    )
)


@pytest.mark.parametrize(
    "package",
    [
        pytest.param(healthy_facts.package("torch", "1.13.1"), id="exact"),
        pytest.param(healthy_facts.package("torch", "1.13.1+cpu"), id="the CPU build of it"),
        pytest.param(healthy_facts.package("torch", "3.0"), id="proven broken: PKG003"),
        pytest.param(healthy_facts.package("torch", "built by hand"), id="no version to compare"),
        pytest.param(healthy_facts.package("kantts", "9"), id="any version will do"),
        pytest.param(healthy_facts.package("scipy", "9"), id="not of the profile"),
    ],
)
def test_silent(package):
    assert not list(version_is_untested(healthy_facts.packages(package), PROFILE, healthy_facts.target()))


@pytest.mark.parametrize(
    ("package", "severity"),
    [
        pytest.param(healthy_facts.package("torch", "1.13.0"), Severity.WARNING, id="older"),
        pytest.param(healthy_facts.package("torch", "2.8.0+cpu"), Severity.WARNING, id="newer"),
        pytest.param(healthy_facts.package("flask", "4.0"), Severity.NOTE, id="the profile is lenient"),
    ],
)
def test_speaks(package, severity):
    [evidence] = version_is_untested(healthy_facts.packages(package), PROFILE, healthy_facts.target())
    assert evidence.facts["version"] == package.version
    assert evidence.severity is severity


def test_the_worst_comes_first():
    packages = healthy_facts.packages(healthy_facts.package("flask", "4.0"), healthy_facts.package("torch", "2.0"))
    assert [one.facts["name"] for one in version_is_untested(packages, PROFILE, healthy_facts.target())] == [
        "torch",
        "flask",
    ]
