import pytest

import healthy_facts
from indextts_doctor.checks.host.limits.import_could_not_start_threads import import_could_not_start_threads
from indextts_doctor.facts.imports import Link

LIBGOMP = "\nlibgomp: Thread creation failed: Resource temporarily unavailable\n"


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("torch", stderr=LIBGOMP), id="it went well all the same"),
        pytest.param(
            healthy_facts.imported("torch", "exception", stderr="No module named 'torch'"), id="another failure"
        ),
    ],
)
def test_silent(result):
    assert not list(import_could_not_start_threads(healthy_facts.host(), healthy_facts.imports(result)))


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("torch", "exit", exit_code=1, stderr=LIBGOMP), id="libgomp"),
        pytest.param(
            healthy_facts.imported(
                "torch", "signal", stderr="OpenBLAS blas_thread_init: pthread_create failed for thread 1 of 8"
            ),
            id="OpenBLAS",
        ),
        pytest.param(
            healthy_facts.imported("torch", "exception", chain=(Link("RuntimeError", "can't start new thread"),)),
            id="Python",
        ),
        pytest.param(
            healthy_facts.imported("torch", "start", stderr="EAGAIN: Resource temporarily unavailable: /srv/python"),
            id="its process",
        ),
    ],
)
def test_speaks(result):
    [evidence] = import_could_not_start_threads(healthy_facts.host(), healthy_facts.imports(result))
    assert evidence.about >= {"torch", "threads"}
