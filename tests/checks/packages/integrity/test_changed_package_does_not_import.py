import pytest

import healthy_facts
from indextts_doctor.checks.packages.integrity.changed_package_does_not_import import changed_package_does_not_import
from indextts_doctor.facts.packages import Damage


def damaged(*damage, name="scipy", **changes):
    return healthy_facts.package(name, "1.10.1", damage=damage, damaged_files=len(damage), **changes)


CHANGED = damaged(Damage("scipy/fft/_backend.py", 5000, 3000))
FAILED = healthy_facts.imported("scipy.fft", "exception", packages=("scipy",))


@pytest.mark.parametrize(
    ("package", "result"),
    [
        pytest.param(CHANGED, healthy_facts.imported("scipy.fft"), id="a patch that works"),
        pytest.param(healthy_facts.package("scipy"), FAILED, id="as installed: the cause is elsewhere"),
        pytest.param(
            CHANGED,
            healthy_facts.imported("kantts", "exception", packages=("kantts", "scipy")),
            id="another one raised",
        ),
        pytest.param(CHANGED, healthy_facts.imported("scipy.fft", "exception"), id="nothing leads there"),
        pytest.param(CHANGED, healthy_facts.imported("scipy.fft", "untried", packages=("scipy",)), id="not tried"),
        pytest.param(damaged(Damage("scipy/a.so", 9, None, kind="missing")), FAILED, id="damaged: PKG011"),
    ],
)
def test_silent(package, result):
    assert not list(
        changed_package_does_not_import(
            healthy_facts.packages(package), healthy_facts.imports(result), healthy_facts.target()
        )
    )


@pytest.mark.parametrize("outcome", ["exception", "signal", "time"])
def test_speaks(outcome):
    result = healthy_facts.imported("scipy.fft", outcome, packages=("scipy", "transformers"))
    [evidence] = changed_package_does_not_import(
        healthy_facts.packages(CHANGED), healthy_facts.imports(result), healthy_facts.target()
    )
    assert evidence.facts["path"] == "scipy/fft/_backend.py"
    assert evidence.facts["module"] == "scipy.fft"
