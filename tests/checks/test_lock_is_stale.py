import pytest

import make
from indextts_doctor.checks.lock_is_stale import lock_is_stale
from indextts_doctor.facts.cache import StaleLock


@pytest.mark.parametrize("cache", [pytest.param(make.cache(), id="none")])
def test_silent(cache):
    assert not list(lock_is_stale(cache))


@pytest.mark.parametrize("pid", [4711])
def test_speaks(pid):
    cache = make.cache(path="/hub", stale_locks=(StaleLock(".locks/models--a--b/x.lock", pid),))
    [evidence] = lock_is_stale(cache)
    assert evidence.facts["path"] == "/hub/.locks/models--a--b/x.lock"
    assert evidence.facts["pid"] == pid
