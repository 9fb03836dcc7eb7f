import pytest

import make
from fixed import advice, proposed
from indextts_doctor.fixes.packages.versions.numpy_lacks_old_names import numpy_lacks_old_names
from indextts_doctor.fixes.steps import Advice, Install

NUMPY = make.package("numpy", "1.24.3")
LIBROSA = make.package("librosa", "0.8.1")
KANTTS = make.package("kantts", old_numpy_names="kantts/dsp.py")
NEWER = Install(make.target().python, requirements=("librosa>=0.9,<0.11",))


@pytest.mark.parametrize(
    "packages", [pytest.param((NUMPY, KANTTS), id="kantts, whose training nobody asked for")]
)
def test_advises(packages):
    assert "trains" in advice(proposed(numpy_lacks_old_names, make.packages(*packages)))


@pytest.mark.parametrize("packages", [pytest.param((NUMPY, LIBROSA), id="librosa: numpy stays")])
def test_cures(packages):
    assert proposed(numpy_lacks_old_names, make.packages(*packages)) == [NEWER]


def test_librosa_is_cured_beside_kantts():
    step, left = proposed(numpy_lacks_old_names, make.packages(NUMPY, KANTTS, LIBROSA))
    assert step == NEWER
    assert isinstance(left, Advice)
