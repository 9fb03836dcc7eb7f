import pytest

import make
from indextts_doctor.checks.packages.integrity.changed_package_does_not_import import (
    changed_package_does_not_import,
)
from indextts_doctor.facts.packages import Damage


def damaged(*damage, name="scipy", **changes):
    return make.package(name, "1.10.1", damage=damage, damaged_files=len(damage), **changes)


CHANGED = damaged(Damage("scipy/fft/_backend.py", 5000, 3000))
FAILED = make.imported("scipy.fft", "exception", packages=("scipy",))


@pytest.mark.parametrize(
    ("package", "result"),
    [
        pytest.param(CHANGED, make.imported("scipy.fft"), id="a patch that works"),
        pytest.param(make.package("scipy"), FAILED, id="as installed: the cause is elsewhere"),
        pytest.param(
            CHANGED,
            make.imported("kantts", "exception", packages=("kantts", "scipy")),
            id="another one raised",
        ),
        pytest.param(CHANGED, make.imported("scipy.fft", "exception"), id="nothing leads there"),
        pytest.param(CHANGED, make.imported("scipy.fft", "untried", packages=("scipy",)), id="not tried"),
        pytest.param(damaged(Damage("scipy/a.so", 9, None, kind="missing")), FAILED, id="damaged: PKG011"),
    ],
)
def test_silent(package, result):
    assert not list(
        changed_package_does_not_import(make.packages(package), make.imports(result), make.target())
    )


@pytest.mark.parametrize("outcome", ["exception", "signal", "time"])
def test_speaks(outcome):
    result = make.imported("scipy.fft", outcome, packages=("scipy", "transformers"))
    [evidence] = changed_package_does_not_import(make.packages(CHANGED), make.imports(result), make.target())
    assert evidence.facts["path"] == "scipy/fft/_backend.py"
    assert evidence.facts["module"] == "scipy.fft"
