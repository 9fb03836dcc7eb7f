import pytest

import make
from indextts_doctor.checks.python.service_runs_another_python import service_runs_another_python
from said import said


@pytest.mark.parametrize("service", [pytest.param(make.service(), id="the same")])
def test_silent(service):
    assert not said(service_runs_another_python, service, make.target())


@pytest.mark.parametrize(
    "service",
    [
        pytest.param(make.service(same_interpreter=False, executable="/usr/bin/python3"), id="another"),
        pytest.param(
            make.service(same_interpreter=False, executable="/usr/bin/python3", prefix=None),
            id="its place is not known",
        ),
    ],
)
def test_speaks(service):
    [evidence] = said(service_runs_another_python, service, make.target())
    assert evidence.facts["service"] == "/usr/bin/python3"
