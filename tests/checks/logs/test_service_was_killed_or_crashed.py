import pytest

import make
from indextts_doctor.checks.logs.service_was_killed_or_crashed import service_was_killed_or_crashed
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "logs",
    [
        pytest.param(make.logs(), id="the log says nothing"),
        pytest.param(make.logs(make.log(make.saying("worker-timeout"))), id="gunicorn did it"),
    ],
)
def test_silent(logs):
    assert not findings(service_was_killed_or_crashed, logs)


@pytest.mark.parametrize(
    ("signature", "code", "words"),
    [
        pytest.param("killed", "HOST007", "memory.events", id="killed"),
        pytest.param("crashed", "LIB012", "PYTHONFAULTHANDLER", id="crashed"),
    ],
)
def test_speaks(signature, code, words):
    [evidence] = findings(service_was_killed_or_crashed, make.logs(make.log(make.saying(signature))))
    assert code in evidence.traces
    assert words in evidence.facts["cure"].en
    assert evidence.settled is None  # what has killed it need not be visible now
