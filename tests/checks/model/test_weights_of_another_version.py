import pytest

import healthy_facts
from indextts_doctor.checks.model.weights_of_another_version import weights_of_another_version


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="nothing known"),
        pytest.param({"layers": {"gpt": (24, 24)}, "versions": {"files": "2.0", "config": "2.0"}}, id="of one version"),
        pytest.param({"layers": {"model.layers": (62, 61)}}, id="more layers, as some models carry on purpose"),
        pytest.param({"versions": {"files": "2.0+2.5", "config": "2.5"}}, id="both versions are there"),
        pytest.param({"versions": {"files": "2.0"}}, id="no version in the configuration"),
    ],
)
def test_silent(changes):
    assert not list(weights_of_another_version(healthy_facts.model(**changes)))


@pytest.mark.parametrize(
    ("changes", "weights", "config"),
    [
        pytest.param({"layers": {"gpt": (20, 24)}}, "gpt has 20 layers", "the configuration requires 24", id="too few"),
        pytest.param(
            {"layers": {"gpt": (24, 20)}}, "gpt has 24 layers", "the configuration requires 20", id="too many"
        ),
        pytest.param(
            {"layers": {"model.layers": (2, 28)}},
            "model.layers has 2 layers",
            "the configuration requires 28",
            id="decoder",
        ),
        pytest.param(
            {"versions": {"files": "2.0", "config": "2.5"}},
            "the files are from 2.0",
            "config.yaml is from 2.5",
            id="files of another version",
        ),
    ],
)
def test_speaks(changes, weights, config):
    [evidence] = weights_of_another_version(healthy_facts.model(**changes))
    assert (evidence.facts["weights"].of("en"), evidence.facts["config"].of("en")) == (weights, config)
