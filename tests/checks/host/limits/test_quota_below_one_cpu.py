import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.host.limits.quota_below_one_cpu import quota_below_one_cpu


def host(quota):
    base = healthy_facts.host()
    return replace(base, cpu=replace(base.cpu, quota=quota))


@pytest.mark.parametrize(
    "quota", [pytest.param(None, id="none"), pytest.param(1.0, id="one"), pytest.param(0.99, id="as good as one")]
)
def test_silent(quota):
    assert not list(quota_below_one_cpu(host(quota)))


@pytest.mark.parametrize(
    ("quota", "times"), [pytest.param(0.5, "2", id="a half"), pytest.param(0.3, "3.3", id="a third")]
)
def test_speaks(quota, times):
    [evidence] = quota_below_one_cpu(host(quota))
    assert evidence.facts["times"] == times
