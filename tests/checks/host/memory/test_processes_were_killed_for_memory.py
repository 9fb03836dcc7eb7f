import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.host.memory.processes_were_killed_for_memory import processes_were_killed_for_memory


def host(**changes):
    base = healthy_facts.host()
    return replace(base, memory=replace(base.memory, **changes))


@pytest.mark.parametrize(
    "host", [pytest.param(host(oom_kills=0), id="none"), pytest.param(host(oom_kills=None), id="not counted here")]
)
def test_silent(host):
    assert not list(processes_were_killed_for_memory(host))


@pytest.mark.parametrize(
    ("host", "limit"),
    [
        pytest.param(host(oom_kills=3, limit=2**30), "1 GiB", id="over a limit"),
        pytest.param(host(oom_kills=1), "32 GiB", id="the whole machine was full"),
    ],
)
def test_speaks(host, limit):
    [evidence] = processes_were_killed_for_memory(host)
    assert evidence.facts["kills"] == host.memory.oom_kills
    assert evidence.facts["limit"] == limit
