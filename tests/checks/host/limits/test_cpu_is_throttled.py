import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.host.limits.cpu_is_throttled import cpu_is_throttled


def host(quota, throttled):
    base = healthy_facts.host()
    return replace(base, cpu=replace(base.cpu, quota=quota, throttled=throttled))


@pytest.mark.parametrize(
    ("quota", "throttled"),
    [
        pytest.param(2.0, 0.2, id="now and then"),
        pytest.param(2.0, None, id="not known"),
        pytest.param(None, None, id="no quota"),
    ],
)
def test_silent(quota, throttled):
    assert not list(cpu_is_throttled(host(quota, throttled)))


@pytest.mark.parametrize("throttled", [pytest.param(0.5, id="half"), pytest.param(1.0, id="always")])
def test_speaks(throttled):
    [evidence] = cpu_is_throttled(host(2.0, throttled))
    assert evidence.facts["percent"] == throttled * 100
