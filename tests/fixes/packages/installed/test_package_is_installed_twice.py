import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts.profile import Pin
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python

TWICE = healthy_facts.packages(
    healthy_facts.package("numpy", "1.26.4"),
    healthy_facts.package("numpy", "1.24.3"),
    healthy_facts.package("scipy", "1.10.1"),
)


def wanting(specifier, name="numpy"):
    return healthy_facts.profile(packages=(Pin(name, tested=specifier),))


TORCH = wanting("==1.13.1", "torch")


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (TWICE,), [Install(PYTHON, reinstall=("numpy",))], id="not in the profile: the one that is imported"
        ),
        pytest.param(
            (TWICE, wanting("==1.24.3")),
            [Install(PYTHON, requirements=("numpy==1.24.3",), reinstall=("numpy",))],
            id="the tested version, even where it is one of the two",
        ),
        pytest.param((TWICE, wanting(">=1.21")), [Install(PYTHON, reinstall=("numpy",))], id="a range is no version"),
        pytest.param(
            (
                healthy_facts.packages(
                    healthy_facts.package("torch", "1.13.1+cpu"), healthy_facts.package("torch", "1.13.0+cpu")
                ),
                TORCH,
            ),
            [Install(PYTHON, requirements=("torch==1.13.1",), reinstall=("torch",), indexes=CPU_INDEX[1:])],
            id="torch is a CPU build again",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG016", *facts) == steps
