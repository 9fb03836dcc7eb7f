import pytest

import make
from fixed import proposed
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts.profile import Pin
from indextts_doctor.fixes.packages.installed.package_is_installed_twice import package_is_installed_twice
from indextts_doctor.fixes.steps import Install

PYTHON = make.target().python

TWICE = make.packages(
    make.package("numpy", "1.26.4"), make.package("numpy", "1.24.3"), make.package("scipy", "1.10.1")
)


def wanting(specifier, name="numpy"):
    return make.profile(packages=(Pin(name, tested=specifier),))


TORCH = wanting("==1.13.1", "torch")


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (TWICE,),
            [Install(PYTHON, reinstall=("numpy",))],
            id="the profile says nothing: the one that is imported",
        ),
        pytest.param(
            (TWICE, wanting("==1.24.3")),
            [Install(PYTHON, requirements=("numpy==1.24.3",), reinstall=("numpy",))],
            id="the tested version, even where it is one of the two",
        ),
        pytest.param(
            (TWICE, wanting(">=1.21")), [Install(PYTHON, reinstall=("numpy",))], id="a range is no version"
        ),
        pytest.param(
            (make.packages(make.package("torch", "1.13.1+cpu"), make.package("torch", "1.13.0+cpu")), TORCH),
            [Install(PYTHON, requirements=("torch==1.13.1",), reinstall=("torch",), indexes=CPU_INDEX[1:])],
            id="torch is a CPU build again",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed(package_is_installed_twice, *facts) == steps
