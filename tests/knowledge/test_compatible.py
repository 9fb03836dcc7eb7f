import pytest

from indextts_doctor.knowledge import compatible
from indextts_doctor.knowledge.versions import parse, within


@pytest.mark.parametrize(
    ("name", "version", "torch"),
    [
        ("torchaudio", "0.13.1+cpu", (1, 13)),
        ("torchaudio", "2.9.1", (2, 9)),
        ("torchaudio", "2.11.0", None),
        ("torchaudio", "0.4.0", None),
        ("torchvision", "0.14.1", (1, 13)),
        ("torchvision", "0.15.0", (2, 0)),
        ("torchvision", "0.99", None),
        ("torchcodec", "0.7.0", (2, 8)),
        ("torchcodec", "0.11.0", None),
        ("torchaudio", "nightly", None),
        ("numpy", "1.0", None),
    ],
)
def test_torch_for(name, version, torch):
    assert compatible.torch_for(name, version) == torch


@pytest.mark.parametrize("torch", ["built by hand", "2.8.0a0+gitabc"])
def test_a_torch_of_ones_own_is_compared_as_far_as_it_can_be(torch):
    assert compatible.misfit("torchaudio", "2.8.0+cpu", None, torch, None) is None


def test_the_tables_hold_versions():
    assert all(parse(version) for version in compatible.NUMPY_2_SINCE.values())
    assert all(within("1.0", one) is not None for ranges in compatible.PYTHON_2.values() for one in ranges)
