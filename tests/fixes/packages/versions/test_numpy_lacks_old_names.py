import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Advice, Install
from proposed_steps import advice, proposed

NUMPY = healthy_facts.package("numpy", "1.24.3")
LIBROSA = healthy_facts.package("librosa", "0.8.1")
KANTTS = healthy_facts.package("kantts", old_numpy_names="kantts/dsp.py")
NEWER = Install(healthy_facts.target().python, requirements=("librosa>=0.9,<0.11",))


@pytest.mark.parametrize("packages", [pytest.param((NUMPY, KANTTS), id="kantts, used without training")])
def test_advises(packages):
    assert "only for training" in advice(proposed("PKG019", healthy_facts.packages(*packages)))


@pytest.mark.parametrize("packages", [pytest.param((NUMPY, LIBROSA), id="librosa: numpy stays")])
def test_cures(packages):
    assert proposed("PKG019", healthy_facts.packages(*packages)) == [NEWER]


def test_librosa_is_fixed_beside_kantts():
    step, left = proposed("PKG019", healthy_facts.packages(NUMPY, KANTTS, LIBROSA))
    assert step == NEWER
    assert isinstance(left, Advice)
