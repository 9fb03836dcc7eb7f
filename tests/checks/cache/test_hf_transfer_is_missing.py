import pytest

import healthy_facts
from indextts_doctor.checks.cache.hf_transfer_is_missing import hf_transfer_is_missing

ON = {"hf_transfer": True, "hub_version": "0.16.4"}
NONE = healthy_facts.packages()


@pytest.mark.parametrize(
    ("changes", "packages"),
    [
        pytest.param({**ON, "hf_transfer": False}, NONE, id="off"),
        pytest.param(ON, healthy_facts.packages(healthy_facts.package("hf-transfer")), id="installed"),
        pytest.param({**ON, "hub_version": "1.0.1"}, NONE, id="not used any more"),
        pytest.param({**ON, "hub_version": None}, NONE, id="no huggingface_hub"),
        pytest.param({**ON, "offline": True}, NONE, id="offline"),
    ],
)
def test_silent(changes, packages):
    assert not list(hf_transfer_is_missing(healthy_facts.cache(**changes), packages, healthy_facts.target()))


@pytest.mark.parametrize("version", ["0.16.4", "0.34.4"])
def test_speaks(version):
    cache = healthy_facts.cache(hf_transfer=True, hub_version=version)
    [evidence] = hf_transfer_is_missing(cache, NONE, healthy_facts.target())
    assert "hf_transfer" in evidence.facts["command"]
