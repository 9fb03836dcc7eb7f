import pytest

import healthy_facts
from indextts_doctor.checks.host.libc_is_musl import libc_is_musl


@pytest.mark.parametrize(
    "host",
    [
        pytest.param(healthy_facts.host(), id="glibc"),
        pytest.param(healthy_facts.host(libc_family="unknown", libc_version=None), id="not known"),
    ],
)
def test_silent(host):
    assert not list(libc_is_musl(host))


@pytest.mark.parametrize(
    ("host", "libc"),
    [
        pytest.param(healthy_facts.host(libc_family="musl", libc_version="1.2.4"), "musl 1.2.4", id="Alpine"),
        pytest.param(healthy_facts.host(libc_family="musl", libc_version=None), "musl", id="version not known"),
    ],
)
def test_speaks(host, libc):
    [evidence] = libc_is_musl(host)
    assert evidence.facts["libc"] == libc
