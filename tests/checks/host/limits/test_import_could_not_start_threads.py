import pytest

import make
from indextts_doctor.checks.host.limits.import_could_not_start_threads import import_could_not_start_threads
from indextts_doctor.facts.imports import Link

LIBGOMP = "\nlibgomp: Thread creation failed: Resource temporarily unavailable\n"


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(make.imported("torch", stderr=LIBGOMP), id="it went well all the same"),
        pytest.param(
            make.imported("torch", "exception", stderr="No module named 'torch'"), id="another failure"
        ),
    ],
)
def test_silent(result):
    assert not list(import_could_not_start_threads(make.host(), make.imports(result)))


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(make.imported("torch", "exit", exit_code=1, stderr=LIBGOMP), id="libgomp"),
        pytest.param(
            make.imported(
                "torch", "signal", stderr="OpenBLAS blas_thread_init: pthread_create failed for thread 1 of 8"
            ),
            id="OpenBLAS",
        ),
        pytest.param(
            make.imported("torch", "exception", chain=(Link("RuntimeError", "can't start new thread"),)),
            id="Python",
        ),
        pytest.param(
            make.imported("torch", "start", stderr="EAGAIN: Resource temporarily unavailable: /srv/python"),
            id="its process",
        ),
    ],
)
def test_speaks(result):
    [evidence] = import_could_not_start_threads(make.host(), make.imports(result))
    assert evidence.about >= {"torch", "threads"}
