import pytest

import make
from fixed import proposed
from indextts_doctor.checks.finding import Finding
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.checks.packages.installed.leftover_of_an_installation import leftover_of_an_installation
from indextts_doctor.checks.packages.installed.package_is_half_removed import package_is_half_removed as check
from indextts_doctor.checks.registry import find
from indextts_doctor.facts.packages import Leftover
from indextts_doctor.facts.profile import ImportNeed, Pin
from indextts_doctor.fixes.packages.installed.package_is_half_removed import package_is_half_removed
from indextts_doctor.fixes.steps import Advice, Install, Quarantine
from indextts_doctor.i18n.text import Text

PYTHON = make.target().python
PINNED = make.profile(packages=(Pin("scipy", tested="==1.10.1"),))
USER = make.package("user", requires=("scipy>=1.7",))


def rest(name, kind="no-metadata", **changes):
    return Leftover(f"/site/{name}", name.lstrip("~"), kind, **changes)


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (make.packages(leftovers=(rest("scipy"),)), PINNED),
            [Quarantine("/site/scipy"), Install(PYTHON, requirements=("scipy==1.10.1",))],
            id="what is left goes, and the tested version comes",
        ),
        pytest.param(
            (make.packages(leftovers=(rest("~cipy", "tilde"),)), PINNED),
            [Quarantine("/site/~cipy"), Install(PYTHON, requirements=("scipy==1.10.1",))],
            id="set aside by pip",
        ),
        pytest.param(
            (make.packages(leftovers=(rest("torch"),)), make.profile(packages=(Pin("torch"),))),
            [Quarantine("/site/torch"), Install(PYTHON, requirements=("torch",), indexes=CPU_INDEX[1:])],
            id="torch as a CPU build",
        ),
        pytest.param(
            (
                make.packages(USER, leftovers=(rest("scipy", importable=True),)),
                make.profile(imports=(ImportNeed("user", "user"),)),
            ),
            [Quarantine("/site/scipy"), Install(PYTHON, requirements=("scipy",))],
            id="not of the profile: any version",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed(package_is_half_removed, *facts) == steps


def test_what_the_index_has_not_is_taken_out_only():
    profile = make.profile(packages=(Pin("kantts", origin=Text(en="its sources", zh="源码")),))
    step, left = proposed(package_is_half_removed, make.packages(leftovers=(rest("kantts"),)), profile)
    assert step == Quarantine("/site/kantts")
    assert isinstance(left, Advice)


def test_the_leftovers_that_it_explains_go_with_it():
    packages = make.packages(leftovers=(rest("scipy"), rest("~cipy.libs", "tilde")))
    evidence = tuple(check(packages, PINNED, make.interpreter(), make.target()))
    leftover = Finding(find(leftover_of_an_installation), tuple(leftover_of_an_installation(packages)))
    finding = Finding(find(check), evidence, (leftover,))
    assert list(package_is_half_removed(finding, packages, PINNED, make.target())) == [
        Quarantine("/site/scipy"),
        Quarantine("/site/~cipy.libs"),
        Install(PYTHON, requirements=("scipy==1.10.1",)),
    ]
