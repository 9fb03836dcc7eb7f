import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts.profile import Pin
from indextts_doctor.fixes.steps import Advice, Install
from indextts_doctor.i18n.text import Text
from proposed_steps import advice, proposed

PYTHON = healthy_facts.target().python
CPU = CPU_INDEX[1:]
ORIGIN = Text(en="its sources", zh="源码")


def pin(name, specifier="==1.0", **changes):
    return Pin(name, tested=specifier, **changes)


def needed(*pins):
    return healthy_facts.profile(packages=pins)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        pytest.param(
            (
                healthy_facts.packages(healthy_facts.package("kantts", "5.0")),
                needed(pin("kantts", origin=ORIGIN)),
            ),
            "not taken from the package index",
            id="its name is another's there",
        ),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed("PKG004", *facts))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (healthy_facts.packages(healthy_facts.package("scipy", "2.0")), needed(pin("scipy"))),
            [Install(PYTHON, requirements=("scipy==1.0",))],
            id="the tested version",
        ),
        pytest.param(
            (
                healthy_facts.packages(
                    healthy_facts.package("scipy", "2.0"), healthy_facts.package("flask", "4.0")
                ),
                needed(pin("scipy"), pin("flask", severity="note")),
            ),
            [Install(PYTHON, requirements=("scipy==1.0",))],
            id="where the profile is lenient, nothing is changed",
        ),
        pytest.param(
            (
                healthy_facts.packages(healthy_facts.package("flask", "4.0")),
                needed(pin("flask", severity="note")),
            ),
            [],
            id="a note alone: not a step",
        ),
        pytest.param(
            (
                healthy_facts.packages(healthy_facts.package("torch", "2.8.0+cpu")),
                needed(pin("torch", "==1.13.1")),
            ),
            [Install(PYTHON, requirements=("torch==1.13.1",), indexes=CPU)],
            id="torch stays a CPU build",
        ),
        pytest.param(
            (
                healthy_facts.packages(healthy_facts.package("torch", "2.8.0", cuda="12.8")),
                needed(pin("torch", "==1.13.1")),
            ),
            [Install(PYTHON, requirements=("torch==1.13.1",))],
            id="torch stays a CUDA build",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG004", *facts) == steps


def test_what_the_index_has_is_installed_beside_what_it_has_not():
    packages = healthy_facts.packages(
        healthy_facts.package("scipy", "2.0"), healthy_facts.package("kantts", "5.0")
    )
    profile = needed(pin("scipy"), pin("kantts", origin=ORIGIN))
    step, left = proposed("PKG004", packages, profile)
    assert step == Install(PYTHON, requirements=("scipy==1.0",))
    assert isinstance(left, Advice)
