import pytest

import make
from indextts_doctor.checks.packages.installed.package_is_half_removed import package_is_half_removed
from indextts_doctor.facts.packages import Leftover
from indextts_doctor.facts.profile import ImportNeed, Pin
from indextts_doctor.facts.record import Severity
from indextts_doctor.i18n.text import Text

SCIPY = make.profile(packages=(Pin("scipy", tested="==1.10.1"),), imports=(ImportNeed("scipy.fft", "scipy"),))
KANTTS = make.profile(packages=(Pin("kantts", required=False, origin=Text(en="its sources", zh="源码")),))
USER = make.package("user", requires=("scipy",))


def rest(name, kind="no-metadata", importable=False):
    return Leftover(f"/site/{name}", name.lstrip("~"), kind, importable=importable)


def speak(packages, profile=SCIPY):
    return list(package_is_half_removed(packages, profile, make.interpreter(), make.target()))


@pytest.mark.parametrize(
    ("packages", "profile"),
    [
        pytest.param(make.packages(make.package("scipy")), SCIPY, id="installed"),
        pytest.param(
            make.packages(make.package("scipy"), leftovers=(rest("~cipy", "tilde"),)),
            SCIPY,
            id="installed again",
        ),
        pytest.param(make.packages(), SCIPY, id="not there at all: PKG001"),
        pytest.param(make.packages(leftovers=(rest("plugins"),)), SCIPY, id="a folder of the operator's"),
        pytest.param(
            make.packages(leftovers=(rest("kantts", importable=True),)),
            KANTTS,
            id="copied by hand, as its kind is",
        ),
        pytest.param(
            make.packages(leftovers=(rest("scipy", "source", importable=True),)),
            SCIPY,
            id="used from its sources",
        ),
        pytest.param(
            make.packages(leftovers=(rest("~umpy", "tilde"),)), SCIPY, id="of another package: PKG015"
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
    [evidence] = speak(make.packages(leftovers=(leftover,)))
    assert evidence.facts["path"] == leftover.path
    assert evidence.severity is severity
    assert "scipy" in evidence.about


def test_importable_code_fails_whoever_asks_for_its_version():
    profile = make.profile(imports=(ImportNeed("user", "user"),))
    packages = make.packages(USER, leftovers=(rest("scipy", importable=True),))
    [evidence] = speak(packages, profile)
    assert evidence.severity is None
