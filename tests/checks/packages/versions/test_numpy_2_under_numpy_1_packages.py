import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.numpy_2_under_numpy_1_packages import numpy_2_under_numpy_1_packages
from indextts_doctor.facts import Interpreter
from indextts_doctor.facts.profile import ImportNeed, Pin
from indextts_doctor.plugins.testing import findings, healthy

NUMPY_1 = healthy_facts.package("numpy", "1.26.4")
NUMPY_2 = healthy_facts.package("numpy", "2.2.6")
PINNED = healthy_facts.profile(packages=(Pin("numpy", tested="==1.24.3"),))


def speak(packages, profile=None, python=(3, 10, 13)):
    facts = (packages, profile or healthy_facts.profile(), healthy_facts.target(), healthy(Interpreter, version=python))
    return findings(numpy_2_under_numpy_1_packages, *facts)


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param((NUMPY_1, healthy_facts.package("scipy", "1.10.1")), id="NumPy 1"),
        pytest.param((NUMPY_2, healthy_facts.package("scipy", "1.13.0")), id="built for both"),
        pytest.param((NUMPY_2, healthy_facts.package("onnxruntime", "1.19.0")), id="the first release for NumPy 2"),
        pytest.param(
            (NUMPY_2, healthy_facts.package("scipy", "1.12.0", installer="conda")), id="conda rebuilds old releases"
        ),
        pytest.param((NUMPY_2, healthy_facts.package("sympy", "1.0")), id="not compiled"),
        pytest.param((healthy_facts.package("scipy", "1.10.1"),), id="no numpy"),
    ],
)
def test_silent(packages):
    assert not speak(healthy_facts.packages(*packages))


@pytest.mark.parametrize(
    ("package", "numpy"),
    [
        pytest.param(
            healthy_facts.package("onnxruntime", "1.15.1"), "2.0.2", id="onnxruntime, which sets no upper bound"
        ),
        pytest.param(healthy_facts.package("scipy", "1.10.1"), "2.2.6", id="scipy"),
        pytest.param(healthy_facts.package("scipy", "1.12.0"), "2.0.0rc1", id="a pre-release of NumPy 2"),
        pytest.param(healthy_facts.package("torch", "1.13.1+cpu"), "2.0.0", id="torch"),
    ],
)
def test_speaks(package, numpy):
    packages = healthy_facts.packages(healthy_facts.package("numpy", numpy), package, healthy_facts.package("pip"))
    [evidence] = speak(packages)
    assert evidence.about == {"numpy", package.name}
    assert "pip install 'numpy<2'`" in evidence.facts["fix"].of("en")


def test_the_pinned_version_is_installed_if_there_is_one():
    packages = healthy_facts.packages(NUMPY_2, healthy_facts.package("scipy", "1.10.1"))
    [evidence] = speak(packages, PINNED)
    assert "numpy==1.24.3`" in evidence.facts["fix"].of("en")


def test_numpy_stays_where_numpy_1_has_no_wheel():
    packages = healthy_facts.packages(NUMPY_2, healthy_facts.package("opencv-python", "4.9.0.80"))

    [evidence] = speak(packages, python=(3, 13, 0))

    assert "'opencv-python>=4.10.0.84'`" in evidence.facts["fix"].of("en")
    assert "numpy<2" not in evidence.facts["fix"].of("en")


def test_what_the_deployment_imports_comes_first():
    packages = healthy_facts.packages(
        NUMPY_2, healthy_facts.package("pandas", "2.0"), healthy_facts.package("scipy", "1.10.1")
    )
    profile = healthy_facts.profile(imports=(ImportNeed("scipy.fft", "scipy"),))
    found = speak(packages, profile)
    assert [one.facts["name"] for one in found] == ["scipy", "pandas"]
