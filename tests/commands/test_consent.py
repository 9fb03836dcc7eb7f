"""What a person at the terminal is asked."""

import io
import sys

import pytest

from indextts_doctor.commands import undo
from indextts_doctor.commands.consent import agreed
from indextts_doctor.commands.exit_codes import guarded


@pytest.mark.parametrize(("typed", "answer"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_the_answer(monkeypatch, typed, answer):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert agreed("apply", "en") is answer


class Terminal(io.StringIO):
    """Somebody sits before it."""

    def isatty(self):
        return True


@pytest.mark.parametrize("ask", [lambda: agreed("apply", "en"), lambda: undo._agreed("en")])
def test_the_end_of_the_input_interrupts(monkeypatch, ask):
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert guarded(ask) == (130, "")
