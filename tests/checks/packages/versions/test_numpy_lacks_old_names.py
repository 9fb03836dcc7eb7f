import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.numpy_lacks_old_names import numpy_lacks_old_names
from indextts_doctor.facts import Interpreter
from indextts_doctor.facts.record import Severity
from indextts_doctor.plugins.testing import findings, healthy


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param(
            (healthy_facts.package("numpy", "1.23.5"), healthy_facts.package("librosa", "0.8.1")),
            id="the last numpy that has them",
        ),
        pytest.param(
            (healthy_facts.package("numpy", "1.24.3"), healthy_facts.package("librosa", "0.9.2")),
            id="a librosa without them",
        ),
        pytest.param(
            (healthy_facts.package("numpy", "1.24.3"), healthy_facts.package("kantts")), id="a kantts without them"
        ),
        pytest.param((healthy_facts.package("librosa", "0.8.1"),), id="no numpy"),
    ],
)
def test_silent(packages):
    assert not findings(numpy_lacks_old_names, healthy_facts.packages(*packages))


@pytest.mark.parametrize(
    ("package", "severity"),
    [
        pytest.param(healthy_facts.package("librosa", "0.8.1"), None, id="librosa does not import"),
        pytest.param(
            healthy_facts.package("kantts", old_numpy_names="kantts/dsp.py"),
            Severity.NOTE,
            id="kantts fails in its training only",
        ),
    ],
)
def test_speaks(package, severity):
    packages = healthy_facts.packages(healthy_facts.package("numpy", "1.24.3"), package)
    [evidence] = findings(numpy_lacks_old_names, packages)
    assert evidence.facts["name"] == package.name
    assert evidence.severity is severity


@pytest.mark.parametrize(
    ("python", "advised"),
    [
        pytest.param((3, 11, 7), True, id="the last Python that numpy 1.23 has wheels for"),
        pytest.param((3, 12, 1), False, id="no wheel: no command that must fail"),
    ],
)
def test_numpy_is_downgraded_only_where_it_can_be(python, advised):
    packages = healthy_facts.packages(
        healthy_facts.package("numpy", "1.26.4"), healthy_facts.package("kantts", old_numpy_names="kantts/dsp.py")
    )

    [evidence] = findings(numpy_lacks_old_names, packages, healthy(Interpreter, version=python))

    assert ("numpy<1.24" in evidence.facts["fix"].of("en")) is advised
