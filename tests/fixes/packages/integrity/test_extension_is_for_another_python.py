import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts.packages import Extension
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python
CPU = CPU_INDEX[1:]


def foreign(name, version="1.10.1"):
    extension = Extension(f"{name}/_c.cpython-39-x86_64-linux-gnu.so", "cpython-39-x86_64-linux-gnu")
    return healthy_facts.package(name, version, foreign_extensions=(extension,))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (healthy_facts.packages(foreign("scipy")),),
            [Install(PYTHON, reinstall=("scipy",))],
            id="the same version again",
        ),
        pytest.param(
            (healthy_facts.packages(foreign("scipy"), foreign("numpy"), healthy_facts.package("flask")),),
            [Install(PYTHON, reinstall=("scipy", "numpy"))],
            id="all of the other Python, and no other",
        ),
        pytest.param(
            (healthy_facts.packages(foreign("torch", "1.13.1+cpu")),),
            [Install(PYTHON, reinstall=("torch",), indexes=CPU)],
            id="a CPU build is on PyTorch's own index",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG017", *facts) == steps
