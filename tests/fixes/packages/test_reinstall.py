import pytest

import healthy_facts
from indextts_doctor.checks.packages.commands import CPU_INDEX
from indextts_doctor.facts.packages import Damage, Extension
from indextts_doctor.fixes.steps import Install
from proposed_steps import proposed

PYTHON = healthy_facts.target().python
CPU = CPU_INDEX[1:]
CODES = ("PKG011", "PKG013", "PKG017")


def broken(code, name, version="1.10.1"):
    """A package with what the check of the code looks for."""
    if code == "PKG017":
        tag = "cpython-39-x86_64-linux-gnu"
        return healthy_facts.package(name, version, foreign_extensions=(Extension(f"{name}/_c.{tag}.so", tag),))
    kind = {"kind": "truncated"} if code == "PKG011" else {}
    return healthy_facts.package(name, version, damage=(Damage(f"{name}/a.py", 5000, 3000, **kind),), damaged_files=1)


def failed(*names):
    return healthy_facts.imports(*(healthy_facts.imported(name, "exception", packages=(name,)) for name in names))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("packages", "step"),
    [
        pytest.param({"scipy": "1.10.1"}, Install(PYTHON, reinstall=("scipy",)), id="the same version again"),
        pytest.param(
            {"scipy": "1.10.1", "numpy": "1.24.3"},
            Install(PYTHON, reinstall=("scipy", "numpy")),
            id="all of them, and no other",
        ),
        pytest.param(
            {"torch": "1.13.1+cpu"},
            Install(PYTHON, reinstall=("torch",), indexes=CPU),
            id="a CPU build is on PyTorch's own index",
        ),
        pytest.param(
            {"torch": "2.8.0"}, Install(PYTHON, reinstall=("torch",)), id="a CUDA build is on the package index"
        ),
    ],
)
def test_cures(code, packages, step):
    found = (broken(code, name, version) for name, version in packages.items())
    assert proposed(code, healthy_facts.packages(*found, healthy_facts.package("flask")), failed(*packages)) == [step]


def test_a_patch_that_works_stays():
    packages = healthy_facts.packages(broken("PKG013", "scipy"), broken("PKG013", "numpy"))
    assert proposed("PKG013", packages, failed("scipy")) == [Install(PYTHON, reinstall=("scipy",))]
