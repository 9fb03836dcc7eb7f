import pytest

import healthy_facts
from indextts_doctor.facts import Interpreter
from indextts_doctor.facts.profile import Pin
from indextts_doctor.fixes.steps import Install
from indextts_doctor.plugins.testing import healthy
from proposed_steps import advice, proposed

PYTHON = healthy_facts.target().python

NEW = healthy_facts.packages(
    healthy_facts.package("scipy", "1.13.0"), healthy_facts.package("kantts", "0.0.1", python_files=120)
)


def wanting(specifier):
    return healthy_facts.profile(packages=(Pin("scipy", tested=specifier),))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param((NEW,), [Install(PYTHON, requirements=("scipy<1.13",))], id="not in the profile"),
        pytest.param(
            (NEW, wanting("==1.10.1")), [Install(PYTHON, requirements=("scipy==1.10.1",))], id="the tested version"
        ),
        pytest.param(
            (NEW, wanting("==1.14.0")),
            [Install(PYTHON, requirements=("scipy<1.13",))],
            id="the tested version has no kaiser either",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG018", *facts) == steps


def test_advises_where_no_old_scipy_has_a_wheel():
    found = proposed("PKG018", NEW, healthy(Interpreter, version=(3, 13, 0)))

    assert "no scipy before 1.13" in advice(found)
