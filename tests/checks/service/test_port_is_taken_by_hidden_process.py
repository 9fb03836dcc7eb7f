import pytest

import healthy_facts
from indextts_doctor.checks.service.port_is_taken_by_hidden_process import port_is_taken_by_hidden_process
from indextts_doctor.facts.service import Listener

OTHER = Listener("0.0.0.0", "IPv4", 99, command="nginx: master process", user="root")
OWN = Listener("0.0.0.0", "IPv4", 4711, command="python app.py", user="tts", is_service=True)
HIDDEN = Listener("0.0.0.0", "IPv4", None, user="www-data")


@pytest.mark.parametrize(
    "listeners",
    [
        pytest.param((), id="free"),
        pytest.param((OTHER,), id="it can be seen"),
        pytest.param((OWN, HIDDEN), id="the deployment listens"),
    ],
)
def test_silent(listeners):
    assert not list(port_is_taken_by_hidden_process(healthy_facts.port(listeners=listeners)))


@pytest.mark.parametrize(
    "listeners", [pytest.param((HIDDEN,), id="one"), pytest.param((HIDDEN, HIDDEN), id="IPv4 and IPv6")]
)
def test_speaks(listeners):
    [evidence] = port_is_taken_by_hidden_process(healthy_facts.port(listeners=listeners))
    assert evidence.facts["user"] == "www-data"
