"""Fixtures that several tests share."""

import contextlib
import sys

import pytest


@pytest.fixture
def deploy():
    """Yield a function that returns a copy of a healthy deployment by name, or skips the test with the reason."""
    import deployments

    with contextlib.ExitStack() as stack:

        def enter(name):
            try:
                return stack.enter_context(deployments.copy(name))
            except deployments.UnavailableError as error:
                return pytest.skip(str(error))

        yield enter


@pytest.fixture(scope="session", autouse=True)
def _healthy_deployments_stay_healthy():
    """A copy shares its files with the healthy deployment: no test may have written through a hard link."""
    yield
    deployments = sys.modules.get("deployments")
    for helper in (
        "deployments",
        "tiny_voices",
        "speech_faults",
    ):  # not atexit: the workers of xdist end without it
        if helper in sys.modules:
            sys.modules[helper].clear()
    changed = deployments.verify() if deployments else []
    assert not changed, "a test wrote into a healthy deployment; use Deployment.edit: " + ", ".join(changed)
