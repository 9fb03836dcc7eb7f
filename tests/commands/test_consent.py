"""What a person at the terminal is asked."""

import io
import sys

import pytest

from indextts_doctor.commands import undo
from indextts_doctor.commands.consent import agreed, command
from indextts_doctor.commands.exit_codes import guarded
from indextts_doctor.target.resolve import Request


@pytest.mark.parametrize(("typed", "answer"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_the_answer(monkeypatch, typed, answer):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    assert agreed("apply", "en") is answer


def test_the_command_that_applies_the_plan(tmp_path):
    target = Request(tmp_path, python="3.10", model_dir="my voice", port=5000)
    assert command(target, ("PKG",), ("HOST", "MOD001")) == (
        f"indextts-doctor fix {tmp_path} --python 3.10 --model-dir 'my voice' --port 5000 "
        "--only PKG --except HOST --except MOD001 --apply"
    )


class Terminal(io.StringIO):
    """Somebody sits before it."""

    def isatty(self):
        return True


@pytest.mark.parametrize("ask", [lambda: agreed("apply", "en"), lambda: undo._agreed("en")])
def test_the_end_of_the_input_interrupts(monkeypatch, ask):
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert guarded(ask) == (130, "")
