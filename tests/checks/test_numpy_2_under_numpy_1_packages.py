import pytest

import make
from indextts_doctor.checks.numpy_2_under_numpy_1_packages import numpy_2_under_numpy_1_packages
from indextts_doctor.profile import ImportNeed, Pin

NUMPY_1 = make.package("numpy", "1.26.4")
NUMPY_2 = make.package("numpy", "2.2.6")
PINNED = make.profile(packages=(Pin("numpy", tested="==1.24.3"),))


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param((NUMPY_1, make.package("scipy", "1.10.1")), id="NumPy 1"),
        pytest.param((NUMPY_2, make.package("scipy", "1.13.0")), id="built for both"),
        pytest.param((NUMPY_2, make.package("onnxruntime", "1.19.0")), id="the first release for NumPy 2"),
        pytest.param(
            (NUMPY_2, make.package("scipy", "1.12.0", installer="conda")), id="conda builds old releases anew"
        ),
        pytest.param((NUMPY_2, make.package("sympy", "1.0")), id="not compiled"),
        pytest.param((make.package("scipy", "1.10.1"),), id="no numpy"),
    ],
)
def test_silent(packages):
    assert not list(numpy_2_under_numpy_1_packages(make.packages(*packages), make.profile(), make.target()))


@pytest.mark.parametrize(
    ("package", "numpy"),
    [
        pytest.param(
            make.package("onnxruntime", "1.15.1"), "2.0.2", id="onnxruntime, which sets no upper bound"
        ),
        pytest.param(make.package("scipy", "1.10.1"), "2.2.6", id="scipy"),
        pytest.param(make.package("scipy", "1.12.0"), "2.0.0rc1", id="a pre-release of NumPy 2"),
        pytest.param(make.package("torch", "1.13.1+cpu"), "2.0.0", id="torch"),
    ],
)
def test_speaks(package, numpy):
    packages = make.packages(make.package("numpy", numpy), package, make.package("pip"))
    [evidence] = numpy_2_under_numpy_1_packages(packages, make.profile(), make.target())
    assert evidence.about == {"numpy", package.name}
    assert evidence.facts["command"].endswith("pip install 'numpy<2'")


def test_the_pinned_version_is_the_cure_where_there_is_one():
    packages = make.packages(NUMPY_2, make.package("scipy", "1.10.1"))
    [evidence] = numpy_2_under_numpy_1_packages(packages, PINNED, make.target())
    assert evidence.facts["command"].endswith("numpy==1.24.3")


def test_what_the_deployment_imports_comes_first():
    packages = make.packages(NUMPY_2, make.package("pandas", "2.0"), make.package("scipy", "1.10.1"))
    profile = make.profile(imports=(ImportNeed("scipy.fft", "scipy"),))
    found = numpy_2_under_numpy_1_packages(packages, profile, make.target())
    assert [one.facts["name"] for one in found] == ["scipy", "pandas"]
