import pytest

import healthy_facts
from indextts_doctor.checks.host.limits.import_lacked_address_space import import_lacked_address_space
from indextts_doctor.facts.host import Limits
from indextts_doctor.facts.imports import Link

LIMITED = healthy_facts.host(limits=Limits(address_space=300 * 2**20, processes=None, open_files=1024))
UNMAPPED = Link("ImportError", "libtorch_cpu.so: failed to map segment from shared object")


@pytest.mark.parametrize(
    ("host", "result"),
    [
        pytest.param(
            healthy_facts.host(), healthy_facts.imported("torch", "exception", chain=(UNMAPPED,)), id="no limit"
        ),
        pytest.param(LIMITED, healthy_facts.imported("torch"), id="it fits"),
        pytest.param(
            LIMITED,
            healthy_facts.imported("torch", "exception", chain=(Link("ImportError", "x"),)),
            id="another failure",
        ),
        pytest.param(LIMITED, healthy_facts.imported("torch", "memory", signal="SIGKILL"), id="killed, not refused"),
    ],
)
def test_silent(host, result):
    assert not list(import_lacked_address_space(host, healthy_facts.imports(result)))


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("torch", "exception", chain=(UNMAPPED,)), id="the loader"),
        pytest.param(healthy_facts.imported("torch", "memory"), id="MemoryError"),
        pytest.param(
            healthy_facts.imported("torch", "signal", signal="SIGABRT", stderr="what():  std::bad_alloc"), id="C++"
        ),
    ],
)
def test_speaks(result):
    [evidence] = import_lacked_address_space(LIMITED, healthy_facts.imports(result))
    assert evidence.facts["limit"] == "300 MiB"
    assert "torch" in evidence.about
