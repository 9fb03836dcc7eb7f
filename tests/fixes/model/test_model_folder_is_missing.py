import pytest

import healthy_facts
from proposed_steps import advice, proposed


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param({"exists": False, "is_dir": False}, "--model-dir", id="missing"),
        pytest.param({"is_dir": False, "is_file": True}, "is not moved", id="a file"),
    ],
)
def test_says_why_it_stays(changes, words):
    assert words in advice(proposed("MOD001", healthy_facts.model(**changes)))
