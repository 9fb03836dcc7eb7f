import pytest

import make
from fixed import proposed
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts.packages import Extension
from indextts_doctor.fixes.packages.integrity.extension_is_for_another_python import (
    extension_is_for_another_python,
)
from indextts_doctor.fixes.steps import Install

PYTHON = make.target().python
CPU = CPU_INDEX[1:]


def foreign(name, version="1.10.1"):
    extension = Extension(f"{name}/_c.cpython-39-x86_64-linux-gnu.so", "cpython-39-x86_64-linux-gnu")
    return make.package(name, version, foreign_extensions=(extension,))


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (make.packages(foreign("scipy")),),
            [Install(PYTHON, reinstall=("scipy",))],
            id="the same version again",
        ),
        pytest.param(
            (make.packages(foreign("scipy"), foreign("numpy"), make.package("flask")),),
            [Install(PYTHON, reinstall=("scipy", "numpy"))],
            id="all of the other Python, and no other",
        ),
        pytest.param(
            (make.packages(foreign("torch", "1.13.1+cpu")),),
            [Install(PYTHON, reinstall=("torch",), indexes=CPU)],
            id="a CPU build is on PyTorch's own index",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed(extension_is_for_another_python, *facts) == steps
