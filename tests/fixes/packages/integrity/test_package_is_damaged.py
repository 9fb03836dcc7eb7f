import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts.packages import Damage
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python
CPU = CPU_INDEX[1:]


def cut(name, version="1.10.1"):
    damage = Damage(f"{name}/a.so", 100, 50, kind="truncated")
    return healthy_facts.package(name, version, damage=(damage,), damaged_files=1)


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (healthy_facts.packages(cut("scipy")),),
            [Install(PYTHON, reinstall=("scipy",))],
            id="the same version again",
        ),
        pytest.param(
            (healthy_facts.packages(cut("scipy"), cut("numpy"), healthy_facts.package("flask")),),
            [Install(PYTHON, reinstall=("scipy", "numpy"))],
            id="all that are damaged, and no other",
        ),
        pytest.param(
            (healthy_facts.packages(cut("torchaudio", "0.13.1+cpu")),),
            [Install(PYTHON, reinstall=("torchaudio",), indexes=CPU)],
            id="a CPU build is on PyTorch's own index",
        ),
        pytest.param(
            (healthy_facts.packages(cut("torch", "2.8.0")),),
            [Install(PYTHON, reinstall=("torch",))],
            id="a CUDA build is on the package index",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG011", *facts) == steps
