import pytest

import healthy_facts
from indextts_doctor.checks.finding import CannotCheck
from indextts_doctor.checks.packages.integrity.package_is_damaged import package_is_damaged
from indextts_doctor.facts.packages import Damage


def damaged(*damage, name="scipy", **changes):
    return healthy_facts.package(name, "1.10.1", damage=damage, damaged_files=len(damage), **changes)


CHANGED = Damage("scipy/a.py", 100, 120)
CUT = Damage("scipy/fft/pypocketfft.so", 1_127_456, 214_528, kind="truncated")


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param(healthy_facts.packages(healthy_facts.package("scipy")), id="complete"),
        pytest.param(healthy_facts.packages(damaged(CHANGED)), id="changed by hand: PKG012"),
        pytest.param(
            healthy_facts.packages(healthy_facts.package("scipy"), damaged(CUT, location="/usr/lib")),
            id="not the one that counts",
        ),
    ],
)
def test_silent(packages):
    assert not list(package_is_damaged(packages, healthy_facts.target()))


@pytest.mark.parametrize(
    ("damage", "state"),
    [
        pytest.param(CUT, "214,528 of 1,127,456 bytes", id="cut off"),
        pytest.param(Damage("scipy/__init__.py", 10, None, kind="missing"), "missing", id="missing"),
        pytest.param(Damage("scipy/version.py", 10, 0, kind="empty"), "empty", id="empty"),
        pytest.param(Damage("scipy/a.so", 10, 10, same_size=True, kind="zeros"), "filled with zeros", id="zeros"),
        pytest.param(
            Damage("scipy/a.so", 10, 12, kind="invalid"),
            "content does not match the file type",
            id="a page in its place",
        ),
    ],
)
def test_speaks(damage, state):
    [evidence] = package_is_damaged(
        healthy_facts.packages(damaged(damage), healthy_facts.package("pip")), healthy_facts.target()
    )
    assert evidence.facts["state"].of("en") == state
    assert evidence.about == {"scipy", damage.path.lower()}
    assert evidence.facts["commands"].endswith("pip install --force-reinstall --no-deps scipy==1.10.1`")


def test_the_worst_comes_first():
    one, two = damaged(CUT), damaged(CUT, CUT, name="numpy")
    found = list(package_is_damaged(healthy_facts.packages(one, two), healthy_facts.target()))
    assert all("--no-deps numpy==" in evidence.facts["commands"] for evidence in found)
    assert all(" scipy==" in evidence.facts["commands"] for evidence in found)
    assert [evidence.facts["name"] for evidence in found] == ["numpy", "scipy"]


def test_left_out_when_files_were_not_compared():
    with pytest.raises(CannotCheck):
        list(
            package_is_damaged(
                healthy_facts.packages(healthy_facts.package("scipy"), checked="nothing"), healthy_facts.target()
            )
        )
