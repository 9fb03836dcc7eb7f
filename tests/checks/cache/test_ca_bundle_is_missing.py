import pytest

import healthy_facts
from indextts_doctor.checks.cache.ca_bundle_is_missing import ca_bundle_is_missing

LOST = {"ca_variable": "REQUESTS_CA_BUNDLE", "ca_path": "/etc/acme.pem", "hub_version": "0.16.4"}


@pytest.mark.parametrize(
    "changes", [pytest.param({}, id="it is there, or not set"), pytest.param({**LOST, "offline": True}, id="offline")]
)
def test_silent(changes):
    assert not list(ca_bundle_is_missing(healthy_facts.cache(**changes)))


def test_speaks():
    [evidence] = ca_bundle_is_missing(healthy_facts.cache(**LOST))
    assert (evidence.facts["variable"], evidence.facts["path"]) == ("REQUESTS_CA_BUNDLE", "/etc/acme.pem")
