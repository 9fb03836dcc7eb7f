import pytest

from proposed_steps import advice, proposed
from published_models import fetch, file, model, profile


@pytest.mark.parametrize(
    ("one", "known", "words"),
    [
        pytest.param(file("missing"), profile(repo=""), "model_repo", id="no repository is known"),
        pytest.param(
            file("missing", path="hf_cache/bigvgan.pt"),
            profile(),
            "downloads it by itself",
            id="another repository's",
        ),
        pytest.param(
            file("missing", path="../../etc/passwd", detail="index: model.safetensors.index.json"),
            profile(),
            "not asked for",
            id="an index that leads out of the folder",
        ),
    ],
)
def test_advises(one, known, words):
    assert words in advice(proposed("MOD005", model(one, versions={"files": "2.5"}), known))


@pytest.mark.parametrize(
    ("one", "known", "step"),
    [
        pytest.param(file("missing"), profile(), fetch(), id="from the repository of the profile"),
        pytest.param(
            file("missing", detail="alternatives: pytorch_model.bin"),
            profile(),
            fetch(),
            id="the first of several",
        ),
        pytest.param(
            file("missing", path="hf_cache/bigvgan.pt"),
            profile(repo_is_given=True),
            fetch("hf_cache/bigvgan.pt"),
            id="the configuration says where it is from",
        ),
    ],
)
def test_cures(one, known, step):
    assert proposed("MOD005", model(one), known) == [step]
