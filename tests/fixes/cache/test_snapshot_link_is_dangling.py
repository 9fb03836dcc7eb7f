from pathlib import Path

import pytest

import healthy_facts
from indextts_doctor.facts.cache import MOST_NAMES, Repo
from indextts_doctor.fixes.steps import Fetch
from proposed_steps import advice, proposed

CACHE, COMMIT = healthy_facts.cache().path, "a" * 40
VOICE = "models--owner--voice"


def cache(*links, repo=VOICE, **changes):
    return healthy_facts.cache(repos=(Repo(repo, 9, 9, dangling=tuple(f"{repo}/{link}" for link in links)),), **changes)


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        pytest.param(cache(f"snapshots/{COMMIT}/a", repo="datasets--owner--x"), "for models", id="a data set"),
        pytest.param(cache("snapshots/main/a"), "of a commit", id="no commit"),
        pytest.param(cache(f"snapshots/{COMMIT}/../a"), "of a commit", id="out of the snapshot"),
        pytest.param(
            cache(*(f"snapshots/{COMMIT}/{number}" for number in range(MOST_NAMES))),
            "not all affected files",
            id="too many",
        ),
    ],
)
def test_advises(seen, words):
    assert words in advice(proposed("HUB004", seen))


@pytest.mark.parametrize(
    ("link", "endpoint"),
    [
        pytest.param("config.json", None, id="from the hub"),
        pytest.param("sub/model.safetensors", "https://mirror.example", id="from a mirror, a folder below"),
    ],
)
def test_cures(link, endpoint):
    seen = cache(f"snapshots/{COMMIT}/{link}", endpoint=endpoint)
    path = f"{CACHE}/{VOICE}/snapshots/{COMMIT}/{link}"
    assert proposed("HUB004", seen) == [Fetch(path, "owner/voice", link, COMMIT, endpoint=endpoint)]


def test_a_repository_without_an_owner():
    [step] = proposed("HUB004", cache(f"snapshots/{COMMIT}/a", repo="models--gpt2"))
    assert step.repo == "gpt2"


def test_the_hubs_client_takes_a_file_for_a_link(tmp_path):
    import huggingface_hub

    [step] = proposed("HUB004", cache(f"snapshots/{COMMIT}/config.json", path=str(tmp_path)))
    file = Path(step.path)
    file.parent.mkdir(parents=True)
    file.write_text("{}", encoding="ascii")
    found = huggingface_hub.hf_hub_download(
        "owner/voice", "config.json", revision=COMMIT, cache_dir=tmp_path, local_files_only=True
    )
    assert Path(found) == file
    assert not huggingface_hub.scan_cache_dir(tmp_path).warnings
