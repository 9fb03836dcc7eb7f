import pytest

import healthy_facts
from indextts_doctor.checks.packages.installed.release_is_python_2 import release_is_python_2
from indextts_doctor.facts.profile import Pin

PYDUB = healthy_facts.profile(packages=(Pin("pydub", tested=">=0.25.1"),))


@pytest.mark.parametrize(
    ("version", "python"),
    [
        pytest.param("0.25.1", (3, 10, 13), id="the one that is meant"),
        pytest.param("0.9.0", (3, 10, 13), id="the first for Python 3"),
        pytest.param("0.5.1", (2, 7, 18), id="Python 2 under Python 2"),
    ],
)
def test_silent(version, python):
    packages = healthy_facts.packages(healthy_facts.package("pydub", version))
    assert not list(
        release_is_python_2(packages, healthy_facts.interpreter(version=python), PYDUB, healthy_facts.target())
    )


@pytest.mark.parametrize("version", ["0.5.1", "0.7.1", "0.8.1"])
def test_speaks(version):
    packages = healthy_facts.packages(healthy_facts.package("pydub", version), healthy_facts.package("pip"))
    [evidence] = release_is_python_2(packages, healthy_facts.interpreter(), PYDUB, healthy_facts.target())
    assert evidence.facts["python"] == "3.10"
    assert evidence.facts["command"].endswith("pip install --upgrade 'pydub>=0.25.1'")
