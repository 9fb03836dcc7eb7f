import pytest

import healthy_facts
from indextts_doctor.checks.service.port_cannot_be_bound import port_cannot_be_bound
from indextts_doctor.facts.service import Listener

OTHER = Listener("0.0.0.0", "IPv4", 99)


@pytest.mark.parametrize(
    "port",
    [
        pytest.param(healthy_facts.port(), id="free"),
        pytest.param(healthy_facts.port(listeners=(OTHER,), bind_error="EADDRINUSE"), id="someone is seen"),
        pytest.param(healthy_facts.port(number=80, bind_error="EACCES"), id="a low port, and the doctor is not root"),
    ],
)
def test_silent(port):
    assert not list(port_cannot_be_bound(port))


@pytest.mark.parametrize(
    ("number", "error"),
    [
        pytest.param(5000, "EADDRINUSE", id="bound, not listening"),
        pytest.param(5000, "EADDRNOTAVAIL", id="no loopback"),
        pytest.param(5000, "EACCES", id="forbidden by a policy"),
        pytest.param(80, "EADDRINUSE", id="a low port that is in use"),
    ],
)
def test_speaks(number, error):
    [evidence] = port_cannot_be_bound(healthy_facts.port(number=number, bind_error=error))
    assert evidence.facts == {"port": number, "error": error}
