import pytest

import healthy_facts
from indextts_doctor.checks.packages.integrity.extension_is_for_another_numpy import extension_is_for_another_numpy
from indextts_doctor.facts.imports import Link

SIZE = "numpy.dtype size changed, may indicate binary incompatibility. Expected 96 from C header, got 88 from PyObject"
VERSION = "module compiled against API version 0x10 but this version of numpy is 0xe"
NUMPY = healthy_facts.packages(healthy_facts.package("numpy", "2.4.6"))


def failed(message, *met, kind="ValueError"):
    return healthy_facts.imported("pysptk", "exception", chain=(Link(kind, message),), packages=met)


def speak(result, packages=NUMPY):
    return list(
        extension_is_for_another_numpy(
            healthy_facts.imports(result, result), packages, healthy_facts.profile(), healthy_facts.target()
        )
    )


@pytest.mark.parametrize(
    ("result", "packages"),
    [
        pytest.param(healthy_facts.imported("pysptk"), NUMPY, id="it imports"),
        pytest.param(failed("operands could not be broadcast"), NUMPY, id="another error"),
        pytest.param(failed("acme.Thing size changed, may indicate binary incompatibility"), NUMPY, id="not of numpy"),
        pytest.param(failed(SIZE), healthy_facts.packages(), id="no numpy"),
    ],
)
def test_silent(result, packages):
    assert not speak(result, packages)


@pytest.mark.parametrize(
    ("result", "name"),
    [
        pytest.param(failed(SIZE), "pysptk", id="nothing was met: the module's own package"),
        pytest.param(failed(SIZE, "numpy", "scikit-image", "pysptk"), "scikit-image", id="the first that was met"),
        pytest.param(
            failed(SIZE.replace("dtype", "random.bit_generator.BitGenerator"), "pysptk"), "pysptk", id="a class"
        ),
        pytest.param(failed(f"\nRuntimeError: {VERSION}\n", "pysptk"), "pysptk", id="the version of the interface"),
    ],
)
def test_speaks(result, name):
    [evidence] = speak(result)
    assert evidence.facts["name"] == name
    assert evidence.facts["command"].endswith(f"--upgrade {name}")
