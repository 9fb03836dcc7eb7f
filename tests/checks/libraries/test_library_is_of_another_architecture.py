import pytest

import healthy_facts
from indextts_doctor.checks.libraries.library_is_of_another_architecture import library_is_of_another_architecture
from indextts_doctor.facts.libraries import Provider
from indextts_doctor.facts.profile import ImportNeed

SNDFILE = "libsndfile_x86_64.so"
BUNDLED = healthy_facts.libraries(
    objects=(healthy_facts.shared_object(f"_soundfile_data/{SNDFILE}", package="soundfile", machine="aarch64"),),
    sndfile=Provider(SNDFILE, f"/site/_soundfile_data/{SNDFILE}", "bundled"),
)
WANTED = healthy_facts.profile(imports=(ImportNeed("soundfile", "soundfile"),))
NONE = healthy_facts.profile(imports=())
IMPORTED = healthy_facts.imports(healthy_facts.imported("soundfile"))


def speak(libraries, profile=NONE, imports=None):
    return list(library_is_of_another_architecture(libraries, profile, imports))


def test_the_library_that_soundfile_brings():
    [evidence] = speak(BUNDLED, profile=WANTED)
    assert evidence.about == {"soundfile"}


@pytest.mark.parametrize(
    ("profile", "imports"),
    [pytest.param(WANTED, IMPORTED, id="the system's does as well"), pytest.param(NONE, None, id="nobody imports it")],
)
def test_silent_about_what_soundfile_brings(profile, imports):
    assert not speak(BUNDLED, profile, imports)


@pytest.mark.parametrize(
    ("path", "changes", "machine"),
    [
        pytest.param("scipy/x.so", {}, "x86_64", id="the same"),
        pytest.param("qnn/libQnnSkel.so", {"machine": "hexagon"}, "x86_64", id="data for another processor"),
        pytest.param("scipy/x.so", {"machine": ""}, "x86_64", id="no ELF file"),
        pytest.param("scipy/x.so", {"machine": "aarch64"}, "", id="interpreter not known"),
    ],
)
def test_silent(path, changes, machine):
    libraries = healthy_facts.libraries(objects=(healthy_facts.shared_object(path, **changes),), machine=machine)
    assert not speak(libraries)


@pytest.mark.parametrize("path", ["scipy/x.cpython-310-aarch64-linux-gnu.so", "tokenizers/tokenizers.abi3.so"])
def test_speaks(path):
    objects = (
        healthy_facts.shared_object(path, machine="aarch64"),
        healthy_facts.shared_object("scipy/y.so", machine="aarch64"),
    )
    [evidence] = speak(healthy_facts.libraries(objects=objects))
    assert (evidence.facts["built_for"], evidence.facts["machine"]) == ("aarch64", "x86_64")
    assert evidence.about == {"scipy"}
