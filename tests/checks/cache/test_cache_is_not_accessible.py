import pytest

import healthy_facts
from indextts_doctor.checks.cache.cache_is_not_accessible import cache_is_not_accessible
from indextts_doctor.facts.modelfolder import Access
from indextts_doctor.facts.record import Severity

CLOSED = Access("tts", read=False, write=False, blocked_by="/root", mode="drwx------ root:root")
READ_ONLY = Access("tts", read=True, write=False, blocked_by="/data/hub", mode="drwxr-xr-x root:root")
HOMELESS = Access("nobody", read=True, write=False, blocked_by="/", mode="drwxr-xr-x root:root")


@pytest.mark.parametrize(
    "cache",
    [
        pytest.param(healthy_facts.cache(), id="may do both"),
        pytest.param(healthy_facts.cache(access=None), id="user not known"),
        pytest.param(healthy_facts.cache(access=READ_ONLY, offline=True), id="offline needs no writing"),
        pytest.param(healthy_facts.cache(access=Access("tts", read=False, write=False, unseen="/x")), id="not seen"),
    ],
)
def test_silent(cache):
    assert not list(cache_is_not_accessible(cache))


@pytest.mark.parametrize(
    ("cache", "action", "severity"),
    [
        pytest.param(healthy_facts.cache(access=CLOSED), "read", Severity.ERROR, id="behind a closed home"),
        pytest.param(healthy_facts.cache(access=CLOSED, offline=True), "read", Severity.ERROR, id="offline too"),
        pytest.param(healthy_facts.cache(access=READ_ONLY), "write to", Severity.WARNING, id="not writable"),
        pytest.param(healthy_facts.cache(access=HOMELESS, exists=False), "create", Severity.WARNING, id="no home"),
    ],
)
def test_speaks(cache, action, severity):
    [evidence] = cache_is_not_accessible(cache)
    assert evidence.facts["action"].of("en") == action
    assert evidence.severity is severity
