"""Fixtures of the tests of commands."""

import pytest

from indextts_doctor.supervise.descendants import Family


@pytest.fixture(autouse=True)
def _the_tests_go_on(monkeypatch):
    """A command that is interrupted lets nothing start any more, in the tests' own process too."""
    monkeypatch.setattr(Family, "_closed", False)
