import pytest

import healthy_facts
from indextts_doctor.checks.packages.installed.package_is_placeholder import package_is_placeholder

SUMMARY = "A minimal example Python package"


@pytest.mark.parametrize(
    "package",
    [
        pytest.param(healthy_facts.package("kantts", "0.0.1", python_files=120, summary="KAN-TTS"), id="the real one"),
        pytest.param(
            healthy_facts.package("kantts", "0.1.0", python_files=120, summary="KAN-TTS"),
            id="never by its version alone",
        ),
        pytest.param(
            healthy_facts.package("ttsfrd", "0.1.0", python_files=1, summary=""), id="a real ttsfrd of few files"
        ),
        pytest.param(
            healthy_facts.package("kantts", "0.1.0", python_files=120, summary=SUMMARY), id="nor by its summary alone"
        ),
        pytest.param(
            healthy_facts.package("hello", "0.1.0", python_files=1, summary=SUMMARY), id="a package of the deployment"
        ),
    ],
)
def test_silent(package):
    assert not list(package_is_placeholder(healthy_facts.packages(package)))


@pytest.mark.parametrize("name", ["kantts", "ttsfrd"])
def test_speaks(name):
    package = healthy_facts.package(name, "0.1.0", summary=SUMMARY, python_files=1)
    [evidence] = package_is_placeholder(healthy_facts.packages(package))
    assert evidence.about == {name}
    assert f"install {name}" not in str(evidence.facts)
