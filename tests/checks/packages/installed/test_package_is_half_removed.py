import pytest

import healthy_facts
from indextts_doctor.checks.packages.installed.package_is_half_removed import package_is_half_removed
from indextts_doctor.facts.packages import Leftover
from indextts_doctor.facts.profile import ImportNeed, Pin
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

SCIPY = healthy_facts.profile(packages=(Pin("scipy", tested="==1.10.1"),), imports=(ImportNeed("scipy.fft", "scipy"),))
KANTTS = healthy_facts.profile(packages=(Pin("kantts", required=False, origin=Text(en="its sources", zh="源码")),))
USER = healthy_facts.package("user", requires=("scipy",))


def rest(name, kind="no-metadata", importable=False):
    return Leftover(f"/site/{name}", name.lstrip("~"), kind, importable=importable)


def speak(packages, profile=SCIPY):
    return list(package_is_half_removed(packages, profile, healthy_facts.interpreter(), healthy_facts.target()))


@pytest.mark.parametrize(
    ("packages", "profile"),
    [
        pytest.param(healthy_facts.packages(healthy_facts.package("scipy")), SCIPY, id="installed"),
        pytest.param(
            healthy_facts.packages(healthy_facts.package("scipy"), leftovers=(rest("~cipy", "tilde"),)),
            SCIPY,
            id="installed again",
        ),
        pytest.param(healthy_facts.packages(), SCIPY, id="not there at all: PKG001"),
        pytest.param(healthy_facts.packages(leftovers=(rest("plugins"),)), SCIPY, id="a folder of the operator's"),
        pytest.param(
            healthy_facts.packages(leftovers=(rest("kantts", importable=True),)),
            KANTTS,
            id="copied by hand, as its kind is",
        ),
        pytest.param(
            healthy_facts.packages(leftovers=(rest("scipy", "source", importable=True),)),
            SCIPY,
            id="used from its sources",
        ),
        pytest.param(
            healthy_facts.packages(leftovers=(rest("~umpy", "tilde"),)), SCIPY, id="of another package: PKG015"
        ),
    ],
)
def test_silent(packages, profile):
    assert not speak(packages, profile)


@pytest.mark.parametrize(
    ("leftover", "severity"),
    [
        pytest.param(rest("scipy"), None, id="a folder without __init__.py"),
        pytest.param(rest("~cipy", "tilde"), None, id="set aside by pip"),
        pytest.param(rest("~-ipy", "tilde"), None, id="set aside when that name was taken"),
        pytest.param(rest("scipy", importable=True), Severity.WARNING, id="importable: it may be meant"),
    ],
)
def test_speaks(leftover, severity):
    [evidence] = speak(healthy_facts.packages(leftovers=(leftover,)))
    assert evidence.facts["path"] == leftover.path
    assert evidence.severity is severity
    assert "scipy" in evidence.about


def test_importable_code_fails_whoever_asks_for_its_version():
    profile = healthy_facts.profile(imports=(ImportNeed("user", "user"),))
    packages = healthy_facts.packages(USER, leftovers=(rest("scipy", importable=True),))
    [evidence] = speak(packages, profile)
    assert evidence.severity is None
