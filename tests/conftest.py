"""Fixtures that several tests share."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from deployments import Deployment

# Helpers that keep something for the next test.
KEEPING = ("built_distributions", "deployments", "tiny_voices", "speech_faults")


@pytest.fixture
def deploy() -> Iterator[Callable[[str], Deployment]]:
    """Yield a function that returns a copy of a healthy deployment by name, or skips the test with the reason."""
    import deployments

    with contextlib.ExitStack() as stack:

        def enter(name: str) -> Deployment:
            try:
                return stack.enter_context(deployments.copy(name))
            except deployments.UnavailableError as error:
                pytest.skip(str(error))

        yield enter


@pytest.fixture(scope="session", autouse=True)
def _healthy_deployments_stay_healthy() -> Iterator[None]:
    """A copy shares its files with the healthy deployment: no test may have written through a hard link."""
    yield
    deployments = sys.modules.get("deployments")
    for helper in KEEPING:  # not atexit: the workers of xdist end without it
        if helper in sys.modules:
            sys.modules[helper].clear()
    changed = deployments.verify() if deployments else []
    assert not changed, "a test wrote into a healthy deployment; use Deployment.edit: " + ", ".join(changed)
