import pytest

import healthy_facts
from indextts_doctor.checks.service.port_is_privileged import port_is_privileged
from indextts_doctor.facts.record import Severity
from indextts_doctor.facts.service import Listener

OWN = Listener("0.0.0.0", "IPv4", 4711, command="python app.py", user="tts", is_service=True)


@pytest.mark.parametrize(
    "port",
    [
        pytest.param(healthy_facts.port(), id="a high port"),
        pytest.param(healthy_facts.port(number=80), id="root, or low ports are open to all"),
        pytest.param(healthy_facts.port(number=80, privileged=True, listeners=(OWN,)), id="it listens all the same"),
    ],
)
def test_silent(port):
    assert not list(port_is_privileged(port))


@pytest.mark.parametrize(
    ("bind_error", "severity"),
    [pytest.param(None, None, id="root looks"), pytest.param("EACCES", Severity.ERROR, id="it was refused")],
)
def test_speaks(bind_error, severity):
    [evidence] = port_is_privileged(healthy_facts.port(number=80, privileged=True, user="tts", bind_error=bind_error))
    assert evidence.severity == severity
    assert evidence.facts["start"] == 1024
