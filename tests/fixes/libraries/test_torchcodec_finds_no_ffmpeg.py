import pytest

import healthy_facts
from indextts_doctor.fixes.steps import System
from proposed_steps import advice, proposed


def cured(name, version, *releases):
    objects = tuple(
        healthy_facts.shared_object(
            f"torchcodec/libtorchcodec_core{release}.so",
            package="torchcodec",
            unresolved=(f"libavutil.so.{52 + release}",),
        )
        for release in releases
    )
    host = healthy_facts.host(distribution=f"{name} {version}", distribution_id=name, distribution_version=version)
    return proposed("LIB013", healthy_facts.libraries(objects=objects), host)


@pytest.mark.parametrize(
    "name, version, releases, words",
    [
        pytest.param("debian", "12", (6, 7), "debian 12 has 5", id="an older one than it was built for"),
        pytest.param("fedora", "44", (4, 5, 6, 7), "fedora 44 has 8", id="a newer one"),
        pytest.param("arch", "", (4, 5, 6, 7), "is unknown", id="a distribution without releases"),
    ],
)
def test_advises(name, version, releases, words):
    assert words in advice(cured(name, version, *releases))


@pytest.mark.parametrize(
    "name, version, step",
    [
        pytest.param("debian", "12", System("apt", ("ffmpeg",)), id="Debian 12 has 5"),
        pytest.param("ubuntu", "24.04", System("apt", ("ffmpeg",)), id="Ubuntu 24.04 has 6"),
        pytest.param("fedora", "42", System("dnf", ("ffmpeg-free",)), id="Fedora 42 has 7"),
    ],
)
def test_cures(name, version, step):
    assert cured(name, version, 4, 5, 6, 7) == [step]
