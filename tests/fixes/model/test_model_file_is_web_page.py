import pytest

from proposed_steps import advice, proposed
from published_models import fetch, file, model, profile


@pytest.mark.parametrize(
    ("one", "known", "words"),
    [
        pytest.param(file("html"), profile(repo=""), "model_repo", id="no repository is known"),
    ],
)
def test_advises(one, known, words):
    assert words in advice(proposed("MOD006", model(one, versions={"files": "2.5"}), known))


@pytest.mark.parametrize(
    ("one", "known", "step"),
    [
        pytest.param(file("html"), profile(), fetch(), id="from the repository of the profile"),
    ],
)
def test_cures(one, known, step):
    assert proposed("MOD006", model(one), known) == [step]
