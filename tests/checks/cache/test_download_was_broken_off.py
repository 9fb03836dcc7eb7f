import pytest

import healthy_facts
from indextts_doctor.checks.cache.download_was_broken_off import download_was_broken_off
from indextts_doctor.facts.cache import Repo

NAME = "models--facebook--w2v-bert-2.0"
PART = f"{NAME}/blobs/{'a' * 64}.incomplete"


@pytest.mark.parametrize("cache", [pytest.param(healthy_facts.cache(repos=(Repo(NAME, 10, 2),)), id="all complete")])
def test_silent(cache):
    assert not list(download_was_broken_off(cache, healthy_facts.target()))


@pytest.mark.parametrize(
    ("version", "command"),
    [
        pytest.param("1.0.1", "hf download facebook/w2v-bert-2.0", id="now"),
        pytest.param(
            "0.16.4",
            "/srv/tts/.venv/bin/python -c 'from huggingface_hub import snapshot_download as get; get('\"'\"'facebook/w2v-bert-2.0'\"'\"')'",
            id="the recipe's has no download command",
        ),
    ],
)
def test_speaks(version, command):
    repo = Repo(NAME, 8192, 1, incomplete_bytes=8192, incomplete=(PART,))
    [evidence] = download_was_broken_off(
        healthy_facts.cache(repos=(repo,), hub_version=version), healthy_facts.target()
    )
    assert (evidence.facts["count"], evidence.facts["files"]) == (1, [PART])
    assert evidence.facts["command"] == command
