import pytest

import make
from indextts_doctor.checks.numpy_lacks_old_names import numpy_lacks_old_names
from indextts_doctor.model import Severity


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param(
            (make.package("numpy", "1.23.5"), make.package("librosa", "0.8.1")),
            id="the last numpy that has them",
        ),
        pytest.param(
            (make.package("numpy", "1.24.3"), make.package("librosa", "0.9.2")), id="a librosa without them"
        ),
        pytest.param((make.package("numpy", "1.24.3"), make.package("kantts")), id="a kantts without them"),
        pytest.param((make.package("librosa", "0.8.1"),), id="no numpy"),
    ],
)
def test_silent(packages):
    assert not list(numpy_lacks_old_names(make.packages(*packages), make.target()))


@pytest.mark.parametrize(
    ("package", "severity"),
    [
        pytest.param(make.package("librosa", "0.8.1"), None, id="librosa does not import"),
        pytest.param(
            make.package("kantts", old_numpy_names="kantts/dsp.py"),
            Severity.NOTE,
            id="kantts fails in its training only",
        ),
    ],
)
def test_speaks(package, severity):
    packages = make.packages(make.package("numpy", "1.24.3"), package)
    [evidence] = numpy_lacks_old_names(packages, make.target())
    assert evidence.facts["name"] == package.name
    assert evidence.severity is severity
