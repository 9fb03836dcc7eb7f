import pytest

import healthy_facts
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
from proposed_steps import proposed

PYTHON = healthy_facts.target().python
PINNED = healthy_facts.profile(packages=(Pin("scipy", tested="==1.10.1"),))
USER = healthy_facts.package("user", requires=("scipy>=1.7",))


def rest(name, kind="no-metadata", **changes):
    return Leftover(f"/site/{name}", name.lstrip("~"), kind, **changes)


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (healthy_facts.packages(leftovers=(rest("scipy"),)), PINNED),
            [Quarantine("/site/scipy"), Install(PYTHON, requirements=("scipy==1.10.1",))],
            id="what is left goes, and the tested version comes",
        ),
        pytest.param(
            (healthy_facts.packages(leftovers=(rest("~cipy", "tilde"),)), PINNED),
            [Quarantine("/site/~cipy"), Install(PYTHON, requirements=("scipy==1.10.1",))],
            id="set aside by pip",
        ),
        pytest.param(
            (healthy_facts.packages(leftovers=(rest("torch"),)), healthy_facts.profile(packages=(Pin("torch"),))),
            [Quarantine("/site/torch"), Install(PYTHON, requirements=("torch",), indexes=CPU_INDEX[1:])],
            id="torch as a CPU build",
        ),
        pytest.param(
            (
                healthy_facts.packages(USER, leftovers=(rest("scipy", importable=True),)),
                healthy_facts.profile(imports=(ImportNeed("user", "user"),)),
            ),
            [Quarantine("/site/scipy"), Install(PYTHON, requirements=("scipy",))],
            id="not of the profile: any version",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG014", *facts) == steps


def test_what_the_index_has_not_is_taken_out_only():
    profile = healthy_facts.profile(packages=(Pin("kantts", origin=Text(en="its sources", zh="源码")),))
    step, left = proposed("PKG014", healthy_facts.packages(leftovers=(rest("kantts"),)), profile)
    assert step == Quarantine("/site/kantts")
    assert isinstance(left, Advice)


def test_the_leftovers_that_it_explains_go_with_it():
    packages = healthy_facts.packages(leftovers=(rest("scipy"), rest("~cipy.libs", "tilde")))
    evidence = tuple(check(packages, PINNED, healthy_facts.interpreter(), healthy_facts.target()))
    leftover = Finding(find(leftover_of_an_installation), tuple(leftover_of_an_installation(packages)))
    finding = Finding(find(check), evidence, (leftover,))
    assert list(package_is_half_removed(evidence, finding, packages, PINNED, healthy_facts.target())) == [
        Quarantine("/site/scipy"),
        Quarantine("/site/~cipy.libs"),
        Install(PYTHON, requirements=("scipy==1.10.1",)),
    ]
