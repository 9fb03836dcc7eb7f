"""A law held for some examples at every run, and for as many as Hypothesis would take in the slow tests."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

SOME, MANY = 20, 100


def held_for(*strategies: Any, **options: Any) -> Callable[[Callable[..., None]], Callable[[int], None]]:
    """Make a law, a function of values of these strategies, a test of it; options are those of settings."""

    def decorate(law: Callable[..., None]) -> Callable[[int], None]:
        @pytest.mark.parametrize("examples", [SOME, pytest.param(MANY, marks=pytest.mark.slow)])
        def test(examples: int) -> None:
            limited: Any = settings(max_examples=examples, **options)
            drawn: Any = given(*strategies)
            limited(drawn(law))()

        return test

    return decorate
