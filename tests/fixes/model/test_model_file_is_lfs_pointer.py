import pytest

from proposed_steps import advice, proposed
from published_models import fetch, file, model, profile


@pytest.mark.parametrize(
    ("one", "known", "words"),
    [
        pytest.param(file("lfs-pointer"), profile(repo=""), "model_repo", id="no repository is known"),
        pytest.param(
            file("lfs-pointer"),
            profile(variants={"2.0": "a", "2.5": "b"}),
            "another version than lies here (2.5)",
            id="of another version",
        ),
    ],
)
def test_advises(one, known, words):
    assert words in advice(proposed("MOD004", model(one, versions={"files": "2.5"}), known))


@pytest.mark.parametrize(
    ("one", "known", "step"),
    [
        pytest.param(file("lfs-pointer"), profile(), fetch(), id="from the repository of the profile"),
        pytest.param(
            file("lfs-pointer", expected_size=1_900, expected_sha256="a" * 64),
            profile(),
            fetch(size=1_900, sha256="a" * 64),
            id="compared with what the pointer says",
        ),
        pytest.param(
            file("lfs-pointer", path="sub/x.bin"),
            profile(revision="v1"),
            fetch("sub/x.bin", revision="v1"),
            id="of the revision that is configured",
        ),
    ],
)
def test_cures(one, known, step):
    assert proposed("MOD004", model(one), known) == [step]
