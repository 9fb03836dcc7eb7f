"""Fixtures that several tests share."""

import contextlib
import sys

import pytest


@pytest.fixture
def admit():
    """Yield a function that returns a copy of a healthy patient by name, or skips the test with the reason."""
    import patients

    with contextlib.ExitStack() as stack:

        def enter(name):
            try:
                return stack.enter_context(patients.copy(name))
            except patients.UnavailableError as error:
                return pytest.skip(str(error))

        yield enter


@pytest.fixture(scope="session", autouse=True)
def _healthy_patients_stay_healthy():
    """A copy shares its files with the healthy patient: no test may have written through a hard link."""
    yield
    patients = sys.modules.get("patients")
    for helper in ("patients", "voices", "speaking"):  # not atexit: the workers of xdist end without it
        if helper in sys.modules:
            sys.modules[helper].clear()
    changed = patients.verify() if patients else []
    assert not changed, "a test wrote into a healthy patient; use Patient.edit: " + ", ".join(changed)
