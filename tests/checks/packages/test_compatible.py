import pytest

from indextts_doctor.checks.packages import compatible
from indextts_doctor.checks.packages.requirements import parse, within


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


@pytest.mark.parametrize(
    ("name", "version", "torch", "cuda", "wanted"),
    [
        pytest.param("torchaudio", "2.8.0", "2.8.0+cpu", None, "2.8.0+cpu", id="the release fits: its CPU build"),
        pytest.param("torchaudio", "2.8.0+cpu", "2.8.0", "12.8", "2.8.0", id="the release fits: its CUDA build"),
        pytest.param("torchaudio", "2.11.0+cu128", "2.13.0+cpu", None, "2.11.0+cpu", id="2.11 is for later ones too"),
        pytest.param("torchaudio", "2.11.0+cu128", "2.8.0+cpu", None, "2.8.0+cpu", id="2.11 is not for earlier ones"),
        pytest.param("torchaudio", "2.8.0", "2.13.0+cpu", None, "2.11.0+cpu", id="the last torchaudio"),
        pytest.param("torchaudio", "2.8.0", "1.13.1+cpu", None, "0.13.1+cpu", id="the recipe's"),
        pytest.param("torchaudio", "2.8.0", "2.9.1", "12.8", "2.9.1", id="the last number is torch's"),
        pytest.param("torchaudio", "2.8.0", "2.0.0+cpu", None, "2.0.1+cpu", id="but for torch 2.0.0"),
        pytest.param("torchaudio", "2.8.0", "2.0.1+cpu", None, "2.0.2+cpu", id="and for torch 2.0.1"),
        pytest.param("torchvision", "0.23.0", "2.9.1+cpu", None, "0.24.1+cpu", id="torchvision's last number"),
        pytest.param("torchvision", "0.23.0", "1.13.1+cpu", None, "0.14.1+cpu", id="torchvision of old"),
        pytest.param("torchvision", "0.23.0", "2.0.0", "11.7", "0.15.1", id="torchvision for torch 2.0.0"),
        pytest.param("torchcodec", "0.9.1", "2.8.0+cpu", None, "0.6.0+cpu", id="torchcodec has numbers of its own"),
        pytest.param("torchcodec", "0.7.0", "2.8.1+cpu", None, "0.7.0+cpu", id="a release of torchcodec that fits"),
        pytest.param("torchcodec", "0.11.0", "2.13.0+cpu", None, "0.11.0+cpu", id="neither is known: its CPU build"),
        pytest.param("torchcodec", "0.9", "2.40.0", None, None, id="a torch that is not known"),
        pytest.param("torchvision", "0.23.0", "1.4.0", None, None, id="a torch before the tables"),
        pytest.param("torchaudio", "2.8.0", "built by hand", None, None, id="a torch without a number"),
    ],
)
def test_companion(name, version, torch, cuda, wanted):
    assert compatible.companion(name, version, torch, cuda) == wanted


@pytest.mark.parametrize("torch", ["1.10.0", "1.12.1", "2.0.0", "2.0.1", "2.6.0", "2.9.1", "2.10.0", "2.13.0"])
@pytest.mark.parametrize("name", ["torchaudio", "torchvision", "torchcodec"])
def test_what_is_installed_fits(name, torch):
    version = compatible.companion(name, "0.11" if name == "torchvision" else "2.8.0", f"{torch}+cpu", None)
    assert version is None or compatible.misfit(name, version, None, torch, None) is None
