import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.service_runs_another_python import service_runs_another_python


@pytest.mark.parametrize("service", [pytest.param(healthy_facts.service(), id="the same")])
def test_silent(service):
    assert not said(service_runs_another_python, service, healthy_facts.target())


@pytest.mark.parametrize(
    "service",
    [
        pytest.param(healthy_facts.service(same_interpreter=False, executable="/usr/bin/python3"), id="another"),
        pytest.param(
            healthy_facts.service(same_interpreter=False, executable="/usr/bin/python3", prefix=None),
            id="its place is not known",
        ),
    ],
)
def test_speaks(service):
    [evidence] = said(service_runs_another_python, service, healthy_facts.target())
    assert evidence.facts["service"] == "/usr/bin/python3"
