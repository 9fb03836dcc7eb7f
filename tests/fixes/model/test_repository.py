import pytest

import healthy_facts
from indextts_doctor.fixes.model.repository import fetched, is_plain
from published_models import fetch, file, model, profile


@pytest.mark.parametrize("name", ["a", "a/b.bin", "声音.pth", "a..b", ".hidden"])
def test_plain_names(name):
    assert is_plain(name)


@pytest.mark.parametrize("name", ["", "/a", "a//b", "../a", "a/../b", "./a", "a\\b", "a\nb", "\ufffd", "a/"])
def test_names_that_are_not_asked_for(name):
    assert not is_plain(name)


@pytest.mark.parametrize(
    ("endpoint", "expected"), [(None, None), ("https://mirror.example/", "https://mirror.example"), ("", None)]
)
def test_the_mirror_of_the_deployment(endpoint, expected):
    steps = fetched([file("empty")], model(), profile(), healthy_facts.cache(endpoint=endpoint))
    assert list(steps) == [fetch(endpoint=expected)]
