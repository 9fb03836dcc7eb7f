import pytest

import make
from indextts_doctor.checks.packages.installed.release_is_python_2 import release_is_python_2
from indextts_doctor.facts.profile import Pin

PYDUB = make.profile(packages=(Pin("pydub", tested=">=0.25.1"),))


@pytest.mark.parametrize(
    ("version", "python"),
    [
        pytest.param("0.25.1", (3, 10, 13), id="the one that is meant"),
        pytest.param("0.9.0", (3, 10, 13), id="the first for Python 3"),
        pytest.param("0.5.1", (2, 7, 18), id="Python 2 under Python 2"),
    ],
)
def test_silent(version, python):
    packages = make.packages(make.package("pydub", version))
    assert not list(release_is_python_2(packages, make.interpreter(version=python), PYDUB, make.target()))


@pytest.mark.parametrize("version", ["0.5.1", "0.7.1", "0.8.1"])
def test_speaks(version):
    packages = make.packages(make.package("pydub", version), make.package("pip"))
    [evidence] = release_is_python_2(packages, make.interpreter(), PYDUB, make.target())
    assert evidence.facts["python"] == "3.10"
    assert evidence.facts["command"].endswith("pip install --upgrade 'pydub>=0.25.1'")
