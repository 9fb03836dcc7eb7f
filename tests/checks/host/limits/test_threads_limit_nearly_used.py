import pytest

import healthy_facts
from indextts_doctor.checks.host.limits.threads_limit_nearly_used import threads_limit_nearly_used
from indextts_doctor.facts.host import Limits
from indextts_doctor.facts.record import Severity


def host(**limits):
    return healthy_facts.host(limits=Limits(**{"address_space": None, "processes": None, "open_files": 1024, **limits}))


@pytest.mark.parametrize(
    "host",
    [
        pytest.param(host(), id="unlimited"),
        pytest.param(host(pids_max=200, pids_current=20), id="enough"),
        pytest.param(host(processes=100), id="a limit that does not count here"),
    ],
)
def test_silent(host):
    assert not list(threads_limit_nearly_used(host, healthy_facts.profile()))


@pytest.mark.parametrize(
    ("host", "free", "severity"),
    [
        pytest.param(host(pids_max=100, pids_current=60), 40, None, id="nearly used"),
        pytest.param(host(pids_max=10, pids_current=9), 1, Severity.ERROR, id="torch's pool does not fit"),
        pytest.param(host(processes=50, user_threads=60), 0, Severity.ERROR, id="the user's own limit"),
    ],
)
def test_speaks(host, free, severity):
    [evidence] = threads_limit_nearly_used(host, healthy_facts.profile())
    assert (evidence.facts["free"], evidence.severity) == (free, severity)


def test_both_limits_are_reported():
    both = host(pids_max=10, pids_current=9, processes=10, user_threads=9, pids_from="/sys/fs/cgroup/pids.max")
    found = threads_limit_nearly_used(both, healthy_facts.profile())
    assert [evidence.facts["limited_by"] for evidence in found] == ["/sys/fs/cgroup/pids.max", "ulimit -u"]
