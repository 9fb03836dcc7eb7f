import pytest

import healthy_facts
from indextts_doctor.checks.libraries.torchcodec_finds_no_ffmpeg import torchcodec_finds_no_ffmpeg


def variant(number, *unresolved):
    path = f"torchcodec/libtorchcodec_core{number}.so"
    return healthy_facts.shared_object(path, package="torchcodec", unresolved=unresolved)


@pytest.mark.parametrize(
    "objects",
    [
        pytest.param((), id="no torchcodec"),
        pytest.param((variant(6, "libavutil.so.58"), variant(7)), id="one variant is enough"),
        pytest.param((variant(6, "libpython3.10.so"),), id="something else is missing"),
    ],
)
def test_silent(objects):
    assert not list(torchcodec_finds_no_ffmpeg(healthy_facts.libraries(objects=objects)))


@pytest.mark.parametrize(
    "objects",
    [pytest.param((variant(6, "libavutil.so.58"), variant(7, "libavutil.so.59", "libx.so")), id="none resolves")],
)
def test_speaks(objects):
    [evidence] = torchcodec_finds_no_ffmpeg(healthy_facts.libraries(objects=objects))
    assert (evidence.facts["variants"], evidence.facts["missing"]) == (2, ["libavutil.so.59"])
    assert evidence.about == {"torchcodec"}
