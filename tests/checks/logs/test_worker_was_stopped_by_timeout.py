import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.logs.worker_was_stopped_by_timeout import worker_was_stopped_by_timeout
from indextts_doctor.facts import Host
from indextts_doctor.facts.record import Severity
from indextts_doctor.plugins.testing import findings, healthy


def host(kills):
    return replace(healthy(Host), memory=replace(healthy(Host).memory, oom_kills=kills))


@pytest.mark.parametrize(
    "logs",
    [
        pytest.param(healthy_facts.logs(), id="the log says nothing"),
        pytest.param(
            healthy_facts.logs(healthy_facts.log(healthy_facts.saying("killed"))), id="killed by another process"
        ),
    ],
)
def test_silent(logs):
    assert not findings(worker_was_stopped_by_timeout, logs)


@pytest.mark.parametrize(
    ("kills", "words"),
    [
        pytest.param(0, "no OOM kills", id="the kernel has killed nothing"),
        pytest.param(3, "HOST007", id="it has killed as well"),
        pytest.param(None, "not available", id="nobody counts"),
    ],
)
def test_speaks(kills, words):
    logs = healthy_facts.logs(healthy_facts.log(healthy_facts.saying("worker-timeout")))
    [evidence] = findings(worker_was_stopped_by_timeout, logs, host(kills))
    assert evidence.severity is Severity.WARNING
    assert evidence.traces == ("APP004",)
    assert evidence.facts["place"] == "logs/tts.log:7"
    assert words in evidence.facts["memory"].of("en")
