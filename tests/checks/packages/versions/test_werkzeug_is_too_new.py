import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.werkzeug_is_too_new import werkzeug_is_too_new
from indextts_doctor.facts.profile import Pin
from indextts_doctor.facts.record import Severity


def pair(flask, werkzeug):
    return healthy_facts.packages(healthy_facts.package("flask", flask), healthy_facts.package("werkzeug", werkzeug))


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param(pair("2.3.3", "3.0.6"), id="the recipe's"),
        pytest.param(pair("2.2.4", "3.0.6"), id="the first that works"),
        pytest.param(pair("2.2.3", "2.3.8"), id="both of old"),
        pytest.param(healthy_facts.packages(healthy_facts.package("werkzeug", "3.0.6")), id="no flask"),
        pytest.param(healthy_facts.packages(healthy_facts.package("flask", "2.0.3")), id="no werkzeug: PKG005"),
    ],
)
def test_silent(packages):
    assert not list(werkzeug_is_too_new(packages, healthy_facts.profile(), healthy_facts.target()))


@pytest.mark.parametrize(
    ("pins", "severity"),
    [
        pytest.param((Pin("flask"),), None, id="the deployment is a Flask service"),
        pytest.param((), Severity.WARNING, id="Flask is only a requirement"),
    ],
)
def test_speaks(pins, severity):
    profile = healthy_facts.profile(packages=pins)
    [evidence] = werkzeug_is_too_new(pair("2.2.3", "3.0.6"), profile, healthy_facts.target())
    assert evidence.severity is severity
    assert evidence.facts["command"].endswith("'werkzeug<3'")
