"""What a person at the terminal is asked."""

import io
import sys

import pytest

from indextts_doctor.consent import agreed
from indextts_doctor.guard import guarded


@pytest.mark.parametrize(("typed", "answer"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_the_answer(monkeypatch, typed, answer):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert agreed("apply", "en") is answer


def test_the_end_of_the_input_interrupts(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert guarded(lambda: int(agreed("apply", "en"))) == (130, "")
