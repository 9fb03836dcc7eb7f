import pytest

import healthy_facts
from indextts_doctor.checks.host.limits.few_open_files import few_open_files
from indextts_doctor.facts.host import Limits


def host(limit, system="Linux"):
    return healthy_facts.host(limits=Limits(address_space=None, processes=None, open_files=limit), system=system)


@pytest.mark.parametrize(
    "host",
    [
        pytest.param(host(1024), id="usual"),
        pytest.param(host(None), id="unlimited"),
        pytest.param(host(255, "Darwin"), id="usual on macOS"),
    ],
)
def test_silent(host):
    assert not list(few_open_files(host))


@pytest.mark.parametrize("limit", [pytest.param(255, id="low"), pytest.param(3, id="hopeless")])
def test_speaks(limit):
    [evidence] = few_open_files(host(limit))
    assert evidence.facts["limit"] == limit
