import pytest

import healthy_facts
from indextts_doctor.checks.libraries.libsndfile_is_missing import libsndfile_is_missing
from indextts_doctor.facts.libraries import Provider

ABSENT = Provider("libsndfile.so.1", None, "absent")
BUNDLED = Provider("libsndfile_x86_64.so", f"{healthy_facts.SITE}/_soundfile_data/libsndfile_x86_64.so", "bundled")
OLD = healthy_facts.packages(healthy_facts.package("soundfile", "0.10.3.post1", tags=("py2.py3-none-any",)))


@pytest.mark.parametrize(
    "sndfile",
    [
        pytest.param(None, id="no soundfile"),
        pytest.param(BUNDLED, id="bundled"),
        pytest.param(Provider("libsndfile.so.1", "/usr/lib/libsndfile.so.1", "system"), id="the system's"),
        pytest.param(Provider("libsndfile.so.1", "/o/libsndfile.so.1", "LD_LIBRARY_PATH"), id="elsewhere"),
    ],
)
def test_silent(sndfile):
    libraries = healthy_facts.libraries(sndfile=sndfile)
    assert not list(libsndfile_is_missing(libraries, OLD, healthy_facts.target()))


@pytest.mark.parametrize(
    ("packages", "version"),
    [
        pytest.param(OLD, "0.10.3.post1", id="a release without a library"),
        pytest.param(healthy_facts.packages(), "?", id="without metadata"),
    ],
)
def test_speaks(packages, version):
    [evidence] = libsndfile_is_missing(healthy_facts.libraries(sndfile=ABSENT), packages, healthy_facts.target())
    assert evidence.facts["version"] == version
    assert "soundfile>=0.13" in evidence.facts["command"]
    assert evidence.about == {"soundfile"}
