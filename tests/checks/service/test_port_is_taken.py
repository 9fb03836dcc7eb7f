import pytest
from msgspec.structs import replace

import healthy_facts
from indextts_doctor.checks.service.port_is_taken import port_is_taken
from indextts_doctor.facts.service import Listener

OTHER = Listener("0.0.0.0", "IPv4", 99, command="nginx: master process", user="root")
OWN = Listener("0.0.0.0", "IPv4", 4711, command="python app.py", user="tts", is_service=True)
HIDDEN = Listener("0.0.0.0", "IPv4", None, user="www-data")


@pytest.mark.parametrize(
    "listeners",
    [
        pytest.param((), id="free"),
        pytest.param((OWN,), id="the deployment itself"),
        pytest.param((OWN, replace(OTHER, address="::1", family="IPv6")), id="another one on another address"),
        pytest.param((HIDDEN,), id="the owner is not known"),
    ],
)
def test_silent(listeners):
    assert not list(port_is_taken(healthy_facts.port(listeners=listeners)))


@pytest.mark.parametrize(
    "listeners",
    [
        pytest.param((OTHER,), id="IPv4"),
        pytest.param((replace(OTHER, address="::", family="IPv6"),), id="IPv6"),
        pytest.param((OTHER, replace(OTHER, address="::", family="IPv6")), id="one process, both"),
    ],
)
def test_speaks(listeners):
    [evidence] = port_is_taken(healthy_facts.port(listeners=listeners))
    assert (evidence.facts["pid"], evidence.facts["user"]) == (99, "root")


def test_a_long_command_is_cut_in_the_title():
    [evidence] = port_is_taken(healthy_facts.port(listeners=(replace(OTHER, command="x" * 300),)))
    assert len(evidence.facts["program"]) == 40
