import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts.packages import Damage
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python
CPU = CPU_INDEX[1:]


def changed(name, version="1.10.1"):
    return healthy_facts.package(name, version, damage=(Damage(f"{name}/a.py", 5000, 3000),), damaged_files=1)


def failed(*names):
    return healthy_facts.imports(
        *(healthy_facts.imported(name, "exception", packages=(name,)) for name in names)
    )


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        pytest.param(
            (healthy_facts.packages(changed("scipy")), failed("scipy")),
            [Install(PYTHON, reinstall=("scipy",))],
            id="the same version again",
        ),
        pytest.param(
            (healthy_facts.packages(changed("scipy"), changed("librosa")), failed("scipy", "librosa")),
            [Install(PYTHON, reinstall=("scipy", "librosa"))],
            id="two at once",
        ),
        pytest.param(
            (healthy_facts.packages(changed("torch", "1.13.1+cpu")), failed("torch")),
            [Install(PYTHON, reinstall=("torch",), indexes=CPU)],
            id="a CPU build is on PyTorch's own index",
        ),
        pytest.param(
            (healthy_facts.packages(changed("scipy"), changed("numpy")), failed("scipy")),
            [Install(PYTHON, reinstall=("scipy",))],
            id="a patch that works stays",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("PKG013", *facts) == steps
