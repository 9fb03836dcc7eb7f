import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.host.limits.more_threads_than_quota import more_threads_than_quota


def host(quota, affinity=8, cores=None, **variables):
    base = healthy_facts.host(environment=variables)
    return replace(base, cpu=replace(base.cpu, quota=quota, affinity=affinity, cores=cores))


@pytest.mark.parametrize(
    "host",
    [
        pytest.param(host(None), id="no quota"),
        pytest.param(host(2.0, OMP_NUM_THREADS="2"), id="the pool fits"),
        pytest.param(host(2.0, OMP_NUM_THREADS="3"), id="a little more does little harm"),
        pytest.param(host(0.5, OMP_NUM_THREADS="1"), id="fewer than one thread there is not"),
        pytest.param(host(4.0, affinity=8, cores=4), id="two threads of a core are one to torch"),
        pytest.param(host(2.0, affinity=2, OMP_NUM_THREADS="64"), id="torch takes no more than there are cores"),
    ],
)
def test_silent(host):
    assert not list(more_threads_than_quota(host))


@pytest.mark.parametrize(
    ("host", "threads", "advised"),
    [
        pytest.param(host(2.0), 8, 2, id="by default"),
        pytest.param(host(2.0, OMP_NUM_THREADS="8"), 8, 2, id="asked for"),
        pytest.param(host(2.0, OMP_NUM_THREADS="many"), 8, 2, id="a value that OpenMP ignores"),
        pytest.param(host(2.0, OMP_NUM_THREADS="6,2"), 6, 2, id="nested pools"),
        pytest.param(host(0.5, affinity=2), 2, 1, id="half a processor"),
        pytest.param(host(2.5), 8, 2, id="a broken number is rounded down"),
    ],
)
def test_speaks(host, threads, advised):
    [evidence] = more_threads_than_quota(host)
    assert (evidence.facts["threads"], evidence.facts["advised"]) == (threads, advised)
