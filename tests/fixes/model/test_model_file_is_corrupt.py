import pytest

from proposed_steps import advice, proposed
from published_models import fetch, file, model, profile


@pytest.mark.parametrize(
    ("one", "known", "words"),
    [
        pytest.param(file("corrupt"), profile(repo=""), "model_repo", id="no repository is known"),
        pytest.param(file("corrupt", kind="json"), profile(), "your own changes", id="JSON that may be edited"),
        pytest.param(file("corrupt", kind="yaml"), profile(), "your own changes", id="YAML that may be edited"),
        pytest.param(
            file("corrupt", detail="its tensors are in ../../x, which is missing"),
            profile(),
            "not requested",
            id="a model that leads out of the folder",
        ),
    ],
)
def test_advises(one, known, words):
    assert words in advice(proposed("MOD010", model(one, versions={"files": "2.5"}), known))


@pytest.mark.parametrize(
    ("one", "known", "step"),
    [
        pytest.param(file("corrupt"), profile(), fetch(), id="from the repository of the profile"),
        pytest.param(
            file("corrupt", "on/voice.onnx", detail="its tensors are in voice.data, which is missing"),
            profile(),
            fetch("on/voice.data"),
            id="the tensors beside it",
        ),
    ],
)
def test_cures(one, known, step):
    assert proposed("MOD010", model(one), known) == [step]
