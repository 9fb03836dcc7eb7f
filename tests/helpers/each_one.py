"""Hold many things to one rule, in one test: a test for each would take longer than what it looks at."""

from collections.abc import Callable, Iterable
from typing import Any, Optional


def each(things: Iterable[tuple[str, tuple[Any, ...]]]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Make a rule with parameters a test of all these things, each with its name; it names every one that breaks it."""
    held = tuple(things)

    def decorate(rule: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            assert held
            broken = {name: why for name, values in held if (why := breach(rule, *values)) is not None}
            assert not broken, "\n".join(f"{name}: {why}" for name, why in broken.items())

        return test

    return decorate


def breach(rule: Callable[..., None], *values: Any) -> Optional[str]:
    """Return how these values break a rule, or None."""
    try:
        rule(*values)
    except Exception as error:  # noqa: BLE001 - whatever it is, the name of the thing belongs to it
        return f"{type(error).__name__}: {error}"
    return None
