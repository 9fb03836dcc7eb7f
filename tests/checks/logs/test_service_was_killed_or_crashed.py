import pytest

import healthy_facts
from indextts_doctor.checks.logs.service_was_killed_or_crashed import service_was_killed_or_crashed
from indextts_doctor.plugins.testing import findings


@pytest.mark.parametrize(
    "logs",
    [
        pytest.param(healthy_facts.logs(), id="the log says nothing"),
        pytest.param(
            healthy_facts.logs(healthy_facts.log(healthy_facts.saying("worker-timeout"))), id="stopped by gunicorn"
        ),
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
    [evidence] = findings(
        service_was_killed_or_crashed, healthy_facts.logs(healthy_facts.log(healthy_facts.saying(signature)))
    )
    assert code in evidence.traces
    assert words in evidence.facts["fix"].of("en")
    assert evidence.settled is None  # what has killed it need not be visible now
