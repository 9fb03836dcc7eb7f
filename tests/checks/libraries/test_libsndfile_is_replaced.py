import pytest

import healthy_facts
from indextts_doctor.checks.libraries import origin as words
from indextts_doctor.checks.libraries.libsndfile_is_replaced import libsndfile_is_replaced
from indextts_doctor.facts.libraries import Provider


def provider(origin, problem=""):
    return Provider("libsndfile.so.1", "/opt/old/lib/libsndfile.so.1", origin, {}, not problem, problem)


@pytest.mark.parametrize(
    "sndfile",
    [
        pytest.param(None, id="no soundfile"),
        pytest.param(provider("LD_LIBRARY_PATH"), id="a good one"),
        pytest.param(provider("system", "truncated"), id="bad, but not by the variable"),
    ],
)
def test_silent(sndfile):
    assert not list(libsndfile_is_replaced(healthy_facts.libraries(sndfile=sndfile)))


@pytest.mark.parametrize("problem", ["truncated", "not-elf", "empty", "needs libFLAC.so.8"])
def test_speaks(problem):
    [evidence] = libsndfile_is_replaced(healthy_facts.libraries(sndfile=provider("LD_LIBRARY_PATH", problem)))
    assert evidence.facts["path"] == "/opt/old/lib/libsndfile.so.1"
    assert evidence.facts["folder"] == "/opt/old/lib"
    assert evidence.facts["problem"] == words.problem(problem)
