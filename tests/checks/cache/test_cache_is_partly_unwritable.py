import pytest

import healthy_facts
from indextts_doctor.checks.cache.cache_is_partly_unwritable import cache_is_partly_unwritable
from indextts_doctor.facts.modelfolder import Access

MODE = "drwxr-xr-x root:root"
LOCKS = Access("tts", read=True, write=False, blocked_by="/hub/.locks/models--a--b", mode=MODE)


@pytest.mark.parametrize(
    "cache",
    [
        pytest.param(healthy_facts.cache(), id="all writable"),
        pytest.param(healthy_facts.cache(unwritable=(LOCKS,), offline=True), id="offline"),
        pytest.param(
            healthy_facts.cache(
                unwritable=(Access("tts", read=True, write=False, blocked_by="/hub/m", read_only=True),)
            ),
            id="mounted read-only on purpose",
        ),
    ],
)
def test_silent(cache):
    assert not list(cache_is_partly_unwritable(cache))


@pytest.mark.parametrize("unwritable", [(LOCKS,), (LOCKS, LOCKS)])
def test_speaks(unwritable):
    [evidence] = cache_is_partly_unwritable(healthy_facts.cache(path="/hub", unwritable=unwritable))
    assert evidence.facts["folder"] == ".locks/models--a--b"
    assert evidence.facts["mode"] == MODE
