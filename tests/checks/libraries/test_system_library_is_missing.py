import pytest

import healthy_facts
from indextts_doctor.checks.libraries.system_library_is_missing import system_library_is_missing
from indextts_doctor.facts.profile import SystemLibrary
from indextts_doctor.i18n.text import Text

SONAME = "libportaudio.so.2"
WHY = Text(en="PyAudio plays through it", zh="PyAudio 通过它播放")
PROFILE = healthy_facts.profile(libraries=(SystemLibrary(SONAME, WHY, debian="libportaudio2", only_with="pyaudio"),))
PYAUDIO = healthy_facts.packages(healthy_facts.package("pyaudio"))


@pytest.mark.parametrize(
    ("sonames", "packages"),
    [
        pytest.param({SONAME: f"/usr/lib/{SONAME}"}, PYAUDIO, id="there"),
        pytest.param({SONAME: None}, healthy_facts.packages(), id="nobody uses it"),
        pytest.param({}, PYAUDIO, id="not looked for"),
    ],
)
def test_silent(sonames, packages):
    assert not list(system_library_is_missing(healthy_facts.libraries(sonames=sonames), PROFILE, packages))


@pytest.mark.parametrize("packages", [PYAUDIO])
def test_speaks(packages):
    [evidence] = system_library_is_missing(healthy_facts.libraries(sonames={SONAME: None}), PROFILE, packages)
    assert evidence.facts == {"soname": SONAME, "why": WHY, "debian": "libportaudio2"}
    assert "pyaudio" in evidence.about
