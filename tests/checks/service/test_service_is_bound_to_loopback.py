import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.service.service_is_bound_to_loopback import service_is_bound_to_loopback
from indextts_doctor.facts.service import Listener

OWN = Listener("127.0.0.1", "IPv4", 4711, command="gunicorn -b 127.0.0.1:5000", user="tts", is_service=True)


@pytest.mark.parametrize(
    "port",
    [
        pytest.param(healthy_facts.port(container=False, listeners=(OWN,)), id="not in a container"),
        pytest.param(healthy_facts.port(container=True), id="not running"),
        pytest.param(
            healthy_facts.port(container=True, listeners=(replace(OWN, address="::", family="IPv6"),)),
            id="both families",
        ),
        pytest.param(
            healthy_facts.port(container=True, listeners=(OWN, replace(OWN, address="172.17.0.2"))),
            id="the other address too",
        ),
        pytest.param(
            healthy_facts.port(container=True, listeners=(replace(OWN, is_service=False),)), id="another program"
        ),
        pytest.param(healthy_facts.port(container=True, listeners=(replace(OWN, address="?"),)), id="no address"),
    ],
)
def test_silent(port):
    assert not list(service_is_bound_to_loopback(port))


@pytest.mark.parametrize(
    "address",
    [pytest.param("127.0.0.1", id="IPv4"), pytest.param("127.0.1.1", id="a name"), pytest.param("::1", id="IPv6")],
)
def test_speaks(address):
    [evidence] = service_is_bound_to_loopback(
        healthy_facts.port(container=True, listeners=(replace(OWN, address=address),))
    )
    assert evidence.facts["address"] == address
