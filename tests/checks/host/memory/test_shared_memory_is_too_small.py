import pytest

import healthy_facts
from indextts_doctor.checks.host.memory.shared_memory_is_too_small import shared_memory_is_too_small
from indextts_doctor.facts.record import Severity

MIB = 2**20


def host(**changes):
    return healthy_facts.host(places=(healthy_facts.place("shm", **changes),))


@pytest.mark.parametrize(
    "host",
    [
        pytest.param(host(total=64 * MIB, free=64 * MIB), id="Docker's default"),
        pytest.param(healthy_facts.host(places=(), system="Darwin"), id="a system without it"),
    ],
)
def test_silent(host):
    assert not list(shared_memory_is_too_small(host, healthy_facts.profile()))


@pytest.mark.parametrize(
    ("host", "severity"),
    [
        pytest.param(healthy_facts.host(places=()), None, id="missing"),
        pytest.param(host(total=64 * MIB, free=0), None, id="full"),
        pytest.param(host(total=8 * MIB, free=8 * MIB), Severity.NOTE, id="very small"),
    ],
)
def test_speaks(host, severity):
    [evidence] = shared_memory_is_too_small(host, healthy_facts.profile())
    assert evidence.severity == severity
