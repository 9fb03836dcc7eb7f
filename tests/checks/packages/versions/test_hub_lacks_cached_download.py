import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.hub_lacks_cached_download import hub_lacks_cached_download
from indextts_doctor.facts.profile import Pin
from indextts_doctor.facts.record import Severity


def pair(name, version, hub):
    return healthy_facts.packages(healthy_facts.package(name, version), healthy_facts.package("huggingface-hub", hub))


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param(pair("diffusers", "0.21.4", "0.25.2"), id="the hub still has it"),
        pytest.param(pair("diffusers", "0.29.0", "0.26.0"), id="diffusers no longer imports it"),
        pytest.param(pair("transformers", "4.35.2", "0.26.0"), id="transformers never imported it"),
        pytest.param(healthy_facts.packages(healthy_facts.package("diffusers", "0.21.4")), id="no hub"),
    ],
)
def test_silent(packages):
    assert not list(hub_lacks_cached_download(packages, healthy_facts.profile(), healthy_facts.target()))


@pytest.mark.parametrize(
    ("pins", "severity"),
    [
        pytest.param((), None, id="not of the profile"),
        pytest.param((Pin("diffusers"),), Severity.ERROR, id="the deployment needs it"),
    ],
)
def test_speaks(pins, severity):
    packages = pair("diffusers", "0.28.2", "0.26.0")
    [evidence] = hub_lacks_cached_download(packages, healthy_facts.profile(packages=pins), healthy_facts.target())
    assert evidence.about == {"diffusers", "huggingface-hub"}
    assert evidence.severity is severity
