import pytest

import healthy_facts
from indextts_doctor.checks.host.storage.inodes_are_nearly_used import inodes_are_nearly_used
from indextts_doctor.facts.record import Severity


def host(*places):
    return healthy_facts.host(places=places)


@pytest.mark.parametrize(
    "host",
    [
        pytest.param(healthy_facts.host(), id="plenty"),
        pytest.param(host(healthy_facts.place("cache", inodes=0, free_inodes=0)), id="btrfs has no fixed number"),
        pytest.param(host(healthy_facts.place("tmp", inodes=16_384, free_inodes=16_000)), id="a small tmpfs"),
        pytest.param(host(healthy_facts.place("model", inodes=9, free_inodes=0, read_only=True)), id="read-only"),
    ],
)
def test_silent(host):
    assert not list(inodes_are_nearly_used(host, healthy_facts.profile()))


@pytest.mark.parametrize(
    ("host", "severity"),
    [
        pytest.param(host(healthy_facts.place("cache", free_inodes=5000)), None, id="few"),
        pytest.param(host(healthy_facts.place("tmp", free_inodes=400)), None, id="few for temporary files"),
        pytest.param(host(healthy_facts.place("tmp", inodes=20, free_inodes=0)), Severity.ERROR, id="none"),
    ],
)
def test_speaks(host, severity):
    [evidence] = inodes_are_nearly_used(host, healthy_facts.profile())
    assert evidence.severity == severity
    assert evidence.facts["free_bytes"] == "100 GiB"
