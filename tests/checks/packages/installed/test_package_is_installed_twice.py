import pytest

import healthy_facts
from indextts_doctor.checks.packages.installed.package_is_installed_twice import package_is_installed_twice
from indextts_doctor.facts.packages import Damage
from indextts_doctor.facts.record import Severity

CUT = (Damage("numpy/core.so", 100, 50, kind="truncated"),)


DEBIAN = "/usr/lib/python3/dist-packages"


def numpy(version, **changes):
    return healthy_facts.package("numpy", version, **changes)


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param((numpy("1.24.3"), healthy_facts.package("scipy")), id="once"),
        pytest.param(
            (numpy("1.24.3"), numpy("1.26.4", location="/usr/lib/python3/dist-packages")), id="the system's below it"
        ),
        pytest.param((numpy("1.26.4", location="/home/tts/.local"), numpy("1.24.3")), id="the user's above it: PY"),
        pytest.param(
            (numpy("1.24.2", location=DEBIAN), numpy("1.24.2", location=DEBIAN, metadata="numpy.egg-info")),
            id="Debian's own, with two kinds of metadata of one version",
        ),
    ],
)
def test_silent(packages):
    assert not list(package_is_installed_twice(healthy_facts.packages(*packages), healthy_facts.target()))


@pytest.mark.parametrize(
    ("packages", "severity"),
    [
        pytest.param((numpy("1.26.4"), numpy("1.24.3", damage=CUT)), None, id="one of them is complete"),
        pytest.param((numpy("1.26.4"), numpy("1.26.4", metadata="numpy.egg-info")), None, id="the same version twice"),
        pytest.param(
            (numpy("1.26.4", damage=CUT), numpy("1.24.3", damage=CUT)), Severity.ERROR, id="mixed: none is complete"
        ),
        pytest.param(
            (numpy("1.24.2", location=DEBIAN), numpy("1.26.4", location=DEBIAN)), None, id="over Debian's own"
        ),
    ],
)
def test_speaks(packages, severity):
    [evidence] = package_is_installed_twice(healthy_facts.packages(*packages), healthy_facts.target())
    assert evidence.facts["versions"] == [one.version for one in packages]
    assert evidence.facts["stale"] == packages[1].metadata
    assert evidence.severity is severity
