import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.host.memory.import_was_killed_for_memory import import_was_killed_for_memory


def host(**changes):
    base = healthy_facts.host()
    return replace(base, memory=replace(base.memory, **changes))


LIMITED = host(limit=2**28, limited_by="/sys/fs/cgroup/memory.max")


@pytest.mark.parametrize(
    ("host", "result"),
    [
        pytest.param(LIMITED, healthy_facts.imported("torch"), id="it fits"),
        pytest.param(
            LIMITED, healthy_facts.imported("torch", "signal", signal="SIGSEGV"), id="killed by another signal"
        ),
        pytest.param(LIMITED, healthy_facts.imported("torch", "time", signal="SIGKILL"), id="its time was over"),
        pytest.param(host(), healthy_facts.imported("torch", "signal", signal="SIGKILL"), id="no limit: another cause"),
    ],
)
def test_silent(host, result):
    assert not list(import_was_killed_for_memory(host, healthy_facts.imports(result)))


@pytest.mark.parametrize(
    ("host", "outcome"),
    [
        pytest.param(LIMITED, "signal", id="under a limit"),
        pytest.param(LIMITED, "memory", id="the kernel counted it"),
        pytest.param(host(oom_kills=1), "signal", id="without a limit, but counted"),
    ],
)
def test_speaks(host, outcome):
    result = healthy_facts.imported("scipy.fft", outcome, signal="SIGKILL", packages=("numpy",))
    [evidence] = import_was_killed_for_memory(host, healthy_facts.imports(result))
    assert {"scipy", "scipy.fft", "numpy", "memory"} == evidence.about
