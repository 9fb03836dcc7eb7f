import pytest

import healthy_facts
from indextts_doctor.checks.host.limits.process_limit_stops_python import process_limit_stops_python
from indextts_doctor.facts import Start
from indextts_doctor.facts.host import Limits

NO_PROCESS = "EAGAIN: Resource temporarily unavailable: /srv/tts/.venv/bin/python"


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(Start(), id="it starts"),
        pytest.param(Start("start", output="EACCES: Permission denied: python"), id="another reason"),
        pytest.param(Start("exit", exit_code=1, output=NO_PROCESS), id="the program itself reports it"),
    ],
)
def test_silent(start):
    assert not list(process_limit_stops_python(healthy_facts.host(), start))


@pytest.mark.parametrize(
    ("limits", "limit"),
    [
        pytest.param({"pids_max": 9, "processes": None}, 9, id="of the container"),
        pytest.param({"pids_max": 500, "processes": 20}, 20, id="of the user"),
        pytest.param({"pids_max": None, "processes": None}, "?", id="not known"),
    ],
)
def test_speaks(limits, limit):
    host = healthy_facts.host(limits=Limits(address_space=None, open_files=1024, **limits))
    [evidence] = process_limit_stops_python(host, Start("start", output=NO_PROCESS))
    assert evidence.facts["limit"] == limit
