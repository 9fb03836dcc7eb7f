import pytest

import healthy_facts
from indextts_doctor.checks.cache.snapshot_link_is_dangling import snapshot_link_is_dangling
from indextts_doctor.facts.cache import Repo
from indextts_doctor.facts.record import Severity

NAME = "models--facebook--w2v-bert-2.0"
LINKS = (f"{NAME}/snapshots/aaaa/config.json", f"{NAME}/snapshots/aaaa/model.safetensors")
BROKEN = Repo(NAME, 0, 2, dangling=LINKS)


@pytest.mark.parametrize(
    "cache",
    [
        pytest.param(healthy_facts.cache(repos=(Repo(NAME, 10, 2),)), id="every link has its file"),
        pytest.param(healthy_facts.cache(exists=False), id="no cache"),
    ],
)
def test_silent(cache):
    assert not list(snapshot_link_is_dangling(cache, healthy_facts.target()))


@pytest.mark.parametrize(
    ("changes", "severity", "command"),
    [
        pytest.param({}, None, "hf download facebook/w2v-bert-2.0", id="online it is downloaded again"),
        pytest.param({"offline": True}, Severity.ERROR, "hf download facebook/w2v-bert-2.0", id="offline"),
        pytest.param({"hub_version": "0.26.5"}, None, "huggingface-cli download facebook/w2v-bert-2.0", id="older hub"),
    ],
)
def test_speaks(changes, severity, command):
    [evidence] = snapshot_link_is_dangling(healthy_facts.cache(repos=(BROKEN,), **changes), healthy_facts.target())
    assert (evidence.facts["count"], evidence.facts["first"]) == (2, "config.json")
    assert evidence.facts["command"] == command
    assert evidence.severity is severity
