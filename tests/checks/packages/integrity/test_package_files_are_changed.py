import pytest

import healthy_facts
from indextts_doctor.checks.finding import CannotCheck
from indextts_doctor.checks.packages.integrity.package_files_are_changed import package_files_are_changed
from indextts_doctor.facts.packages import Damage
from indextts_doctor.facts.record import Severity


def damaged(*damage, name="scipy", **changes):
    return healthy_facts.package(name, "1.10.1", damage=damage, damaged_files=len(damage), **changes)


CUT = Damage("scipy/b.so", 100, 50, kind="truncated")


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param(healthy_facts.packages(healthy_facts.package("scipy")), id="as installed"),
        pytest.param(healthy_facts.packages(damaged(CUT)), id="damaged: PKG011"),
        pytest.param(healthy_facts.packages(damaged(CUT, Damage("scipy/a.py", 100, 120))), id="damaged besides"),
    ],
)
def test_silent(packages):
    assert not list(package_files_are_changed(packages, healthy_facts.target()))


@pytest.mark.parametrize(
    ("damage", "severity"),
    [
        pytest.param(Damage("kantts/dsp.py", 100, 93), None, id="a patched module"),
        pytest.param(Damage("scipy/a.so", 100, 80), None, id="a stripped library"),
        pytest.param(Damage("scipy/data.bin", 100, 80), Severity.WARNING, id="data that has become shorter"),
        pytest.param(Damage("scipy/a.so", 100, 100, same_size=True), Severity.WARNING, id="other bits"),
    ],
)
def test_speaks(damage, severity):
    [evidence] = package_files_are_changed(healthy_facts.packages(damaged(damage)), healthy_facts.target())
    assert evidence.facts["path"] == damage.path
    assert evidence.severity is severity


def test_left_out_when_files_were_not_compared():
    with pytest.raises(CannotCheck):
        list(
            package_files_are_changed(
                healthy_facts.packages(healthy_facts.package("scipy"), checked="nothing"), healthy_facts.target()
            )
        )
