import pytest

import healthy_facts
from indextts_doctor.facts import Interpreter
from indextts_doctor.facts.profile import Pin
from indextts_doctor.fixes.steps import Install
from indextts_doctor.plugins.testing import healthy
from proposed_steps import proposed

PYTHON = healthy_facts.target().python

OLD = healthy_facts.packages(healthy_facts.package("numpy", "2.2.6"), healthy_facts.package("scipy", "1.10.1"))


def wanting(specifier):
    return healthy_facts.profile(packages=(Pin("numpy", tested=specifier),))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param((OLD,), [Install(PYTHON, requirements=("numpy<2",))], id="not in the profile"),
        pytest.param(
            (OLD, wanting("==1.24.3")), [Install(PYTHON, requirements=("numpy==1.24.3",))], id="the tested version"
        ),
        pytest.param(
            (OLD, wanting("==2.1.0")),
            [Install(PYTHON, requirements=("numpy<2",))],
            id="the tested version is a NumPy 2 as well",
        ),
        pytest.param(
            (OLD, wanting(">=1.21")), [Install(PYTHON, requirements=("numpy<2",))], id="a range is no version"
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG006", *facts) == steps


def test_the_package_is_moved_on_where_numpy_1_has_no_wheel():
    packages = healthy_facts.packages(
        healthy_facts.package("numpy", "2.2.6"), healthy_facts.package("opencv-python", "4.9.0.80")
    )

    found = proposed("PKG006", packages, healthy(Interpreter, version=(3, 13, 0)))

    assert found == [Install(PYTHON, requirements=("opencv-python>=4.10.0.84",))]
