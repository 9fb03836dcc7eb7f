import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python


def placeholder(name):
    return healthy_facts.package(name, "0.1.0", summary="A minimal example Python package", python_files=1)


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (healthy_facts.packages(placeholder("kantts")),),
            [Install(PYTHON, remove=("kantts",))],
            id="nothing is installed",
        ),
        pytest.param(
            (healthy_facts.packages(placeholder("kantts"), placeholder("ttsfrd"), healthy_facts.package("flask")),),
            [Install(PYTHON, remove=("kantts", "ttsfrd"))],
            id="two of them, and no other",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG007", *facts) == steps
