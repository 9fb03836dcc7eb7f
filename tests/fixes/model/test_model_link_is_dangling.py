import pytest

import healthy_facts
from proposed_steps import advice, proposed
from published_models import fetch, file, model, profile


@pytest.mark.parametrize(
    ("one", "known", "words"),
    [
        pytest.param(file("dangling"), profile(repo=""), "model_repo", id="no repository is known"),
    ],
)
def test_advises(one, known, words):
    assert words in advice(proposed("MOD011", model(one, versions={"files": "2.5"}), known))


@pytest.mark.parametrize(
    ("one", "known", "step"),
    [
        pytest.param(file("dangling"), profile(), fetch(), id="from the repository of the profile"),
        pytest.param(
            file("dangling", link=f"../../blobs/{'b' * 64}"),
            profile(),
            fetch(sha256="b" * 64),
            id="a link into a cache says the digest",
        ),
        pytest.param(
            file("dangling", link="../../blobs/" + "c" * 40),
            profile(),
            fetch(),
            id="of a small file it is another",
        ),
    ],
)
def test_cures(one, known, step):
    assert proposed("MOD011", model(one), known) == [step]


def test_a_snapshot_says_where_it_is_from():
    commit = "d" * 40
    place = f"/srv/cache/models--facebook--w2v-bert-2.0/snapshots/{commit}"
    [step] = proposed("MOD011", model(file("dangling"), path=place), healthy_facts.profile())
    assert (step.repo, step.revision, step.path) == (
        "facebook/w2v-bert-2.0",
        commit,
        f"{place}/model.safetensors",
    )
