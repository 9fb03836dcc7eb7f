import pytest

import healthy_facts
from proposed_steps import advice, proposed
from published_models import fetch, file, model, profile

PROBLEMS = {
    "MOD004": "lfs-pointer",
    "MOD005": "missing",
    "MOD006": "html",
    "MOD007": "empty",
    "MOD008": "truncated",
    "MOD009": "zero-filled",
    "MOD011": "dangling",
}
BIGVGAN = "hf_cache/bigvgan.pt"


@pytest.mark.parametrize(("code", "problem"), PROBLEMS.items())
def test_advises_where_no_repository_is_known(code, problem):
    assert "model_repo" in advice(proposed(code, model(file(problem)), profile(repo="")))


@pytest.mark.parametrize(
    ("code", "one", "known", "words"),
    [
        pytest.param(
            "MOD004",
            file("lfs-pointer"),
            profile(variants={"2.0": "a", "2.5": "b"}),
            "another version than the model folder (2.5)",
            id="of another version",
        ),
        pytest.param(
            "MOD005", file("missing", path=BIGVGAN), profile(), "downloads it when it starts", id="another repository's"
        ),
        pytest.param(
            "MOD005",
            file("missing", path="../../etc/passwd", detail="index: model.safetensors.index.json"),
            profile(),
            "not requested",
            id="an index that leads out of the folder",
        ),
    ],
)
def test_advises(code, one, known, words):
    assert words in advice(proposed(code, model(one, versions={"files": "2.5"}), known))


@pytest.mark.parametrize(("code", "problem"), PROBLEMS.items())
def test_fetches_from_the_repository_of_the_profile(code, problem):
    assert proposed(code, model(file(problem)), profile()) == [fetch()]


@pytest.mark.parametrize(
    ("code", "one", "known", "step"),
    [
        pytest.param(
            "MOD004",
            file("lfs-pointer", expected_size=1_900, expected_sha256="a" * 64),
            profile(),
            fetch(size=1_900, sha256="a" * 64),
            id="compared with what the pointer says",
        ),
        pytest.param(
            "MOD004",
            file("lfs-pointer", path="sub/x.bin"),
            profile(revision="v1"),
            fetch("sub/x.bin", revision="v1"),
            id="of the revision that is configured",
        ),
        pytest.param(
            "MOD005",
            file("missing", detail="alternatives: pytorch_model.bin"),
            profile(),
            fetch(),
            id="the first of several",
        ),
        pytest.param(
            "MOD005",
            file("missing", path=BIGVGAN),
            profile(repo_is_given=True),
            fetch(BIGVGAN),
            id="the configuration says where it is from",
        ),
        pytest.param(
            "MOD008", file("truncated", expected_size=4_096), profile(), fetch(), id="a least size is not compared"
        ),
        pytest.param(
            "MOD011",
            file("dangling", link=f"../../blobs/{'b' * 64}"),
            profile(),
            fetch(sha256="b" * 64),
            id="a link into a cache says the digest",
        ),
        pytest.param(
            "MOD011",
            file("dangling", link=f"../../blobs/{'c' * 40}"),
            profile(),
            fetch(),
            id="of a small file it is another",
        ),
    ],
)
def test_fetches(code, one, known, step):
    assert proposed(code, model(one), known) == [step]


def test_a_snapshot_says_where_it_is_from():
    commit = "d" * 40
    place = f"/srv/cache/models--facebook--w2v-bert-2.0/snapshots/{commit}"
    [step] = proposed("MOD011", model(file("dangling"), path=place), healthy_facts.profile())
    assert (step.repo, step.revision, step.path) == ("facebook/w2v-bert-2.0", commit, f"{place}/model.safetensors")
