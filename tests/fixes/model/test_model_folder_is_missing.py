import pytest

import healthy_facts
from indextts_doctor.fixes.model.model_folder_is_missing import model_folder_is_missing
from proposed_steps import advice, proposed


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"exists": False, "is_dir": False}, "--model-dir", id="missing"),
        pytest.param({"is_dir": False, "is_file": True}, "somebody's file", id="a file"),
    ],
)
def test_says_why_it_stays(changes, words):
    assert words in advice(proposed(model_folder_is_missing, healthy_facts.model(**changes)))
