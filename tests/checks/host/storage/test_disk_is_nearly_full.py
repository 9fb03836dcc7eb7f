import pytest

import healthy_facts
from indextts_doctor.checks.host.storage.disk_is_nearly_full import disk_is_nearly_full
from indextts_doctor.facts.record import Severity

MIB = 2**20


def host(*places):
    return healthy_facts.host(places=places)


@pytest.mark.parametrize(
    "host",
    [
        pytest.param(healthy_facts.host(), id="plenty"),
        pytest.param(
            host(healthy_facts.place("tmp", free=200 * MIB, total=512 * MIB)), id="a small tmpfs for temporary files"
        ),
        pytest.param(
            host(healthy_facts.place("model", free=0, read_only=True)), id="nothing can be written there anyway"
        ),
        pytest.param(host(healthy_facts.place("environment", free=0)), id="nothing is written there"),
        pytest.param(host(healthy_facts.place("cache", free=0, total=0)), id="a file system that does not say"),
    ],
)
def test_silent(host):
    assert not list(disk_is_nearly_full(host, healthy_facts.profile()))


@pytest.mark.parametrize(
    ("host", "free", "severity"),
    [
        pytest.param(host(healthy_facts.place("cache", free=MIB * 1024)), "1 GiB", None, id="too little for a model"),
        pytest.param(
            host(healthy_facts.place("tmp", free=50 * MIB)), "50 MiB", None, id="too little for temporary files"
        ),
        pytest.param(host(healthy_facts.place("tmp", free=0)), "0 bytes", Severity.ERROR, id="full"),
        pytest.param(
            host(healthy_facts.place("model", free=9), healthy_facts.place("cache", free=9)),
            "9 bytes",
            Severity.ERROR,
            id="once",
        ),
    ],
)
def test_speaks(host, free, severity):
    [evidence] = disk_is_nearly_full(host, healthy_facts.profile())
    assert (evidence.facts["free"], evidence.severity) == (free, severity)


def test_the_fullest_comes_first():
    places = (
        healthy_facts.place("cache", free=100 * MIB, mount="/a"),
        healthy_facts.place("model", free=0, mount="/b"),
    )
    found = disk_is_nearly_full(host(*places), healthy_facts.profile())
    assert [evidence.facts["mount"] for evidence in found] == ["/b", "/a"]
