import pytest

import healthy_facts
from indextts_doctor.checks.host.storage.folder_is_on_read_only_mount import folder_is_on_read_only_mount
from indextts_doctor.facts.record import Severity


def host(*places, **variables):
    return healthy_facts.host(places=places, environment=variables)


@pytest.mark.parametrize(
    "host",
    [
        pytest.param(healthy_facts.host(), id="all writable"),
        pytest.param(host(healthy_facts.place("model", read_only=True)), id="a model is only read"),
        pytest.param(host(healthy_facts.place("environment", read_only=True)), id="so is the environment"),
        pytest.param(host(healthy_facts.place("writes", read_only=True)), id="the folder is there already"),
        pytest.param(
            host(healthy_facts.place("cache", read_only=True), HF_HUB_OFFLINE="1"), id="nothing will be downloaded"
        ),
    ],
)
def test_silent(host):
    assert not list(folder_is_on_read_only_mount(host))


@pytest.mark.parametrize(
    ("host", "severity"),
    [
        pytest.param(
            host(healthy_facts.place("writes", read_only=True, exists=False)), Severity.ERROR, id="made at every start"
        ),
        pytest.param(host(healthy_facts.place("tmp", read_only=True)), None, id="temporary files"),
        pytest.param(host(healthy_facts.place("cache", read_only=True), HF_HUB_OFFLINE="0"), None, id="cache"),
    ],
)
def test_speaks(host, severity):
    [evidence] = folder_is_on_read_only_mount(host)
    assert evidence.severity == severity
