"""Every way a command can end."""

import signal
import sys

import pytest

from indextts_doctor.commands.exit_codes import ENDING, guarded
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.i18n.text import _


@pytest.fixture(autouse=True)
def _keep_the_handlers():
    before = {number: signal.signal(number, signal.SIG_DFL) for number in ENDING}  # ignored under nohup
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def raises(error):
    def run():
        raise error

    return run


@pytest.mark.parametrize(
    ("run", "code", "words"),
    [
        pytest.param(lambda: 0, 0, "", id="fine"),
        pytest.param(lambda: 1, 1, "", id="findings"),
        pytest.param(raises(UserError("--port: no")), 2, "--port: no", id="a user's mistake"),
        pytest.param(raises(KeyboardInterrupt()), 130, "", id="interrupted"),
        pytest.param(raises(ZeroDivisionError("by zero")), 3, "a fault of the doctor itself", id="our fault"),
    ],
)
def test_guarded(run, code, words):
    ended, message = guarded(run)
    assert ended == code
    assert words in message
    assert bool(message) == bool(words)


def test_our_fault_is_told_with_its_traceback():
    assert "ZeroDivisionError: by zero" in guarded(raises(ZeroDivisionError("by zero")))[1]


@pytest.mark.parametrize(
    ("error", "lang", "message"),
    [
        (UserError(_("standard output: {why}").filled(why="full")), "en", "standard output: full"),
        (UserError(_("standard output: {why}").filled(why="full")), "zh", "标准输出：full"),
        (UserError("--port: {no}"), "zh", "--port: {no}"),
    ],
)
def test_a_mistake_in_the_language_of_the_process(monkeypatch, error, lang, message):
    monkeypatch.setattr(sys, "argv", ["indextts-doctor", "check", "--lang", lang])
    assert guarded(raises(error)) == (2, message)


def ended_by(number):
    def run():
        signal.raise_signal(number)
        return 0

    return run


@pytest.mark.parametrize("number", ENDING)
def test_ended_like_interrupted(number):
    assert guarded(ended_by(number))[0] == 130


@pytest.mark.parametrize("number", ENDING)
def test_nothing_is_cut_off_by_the_connection_that_is_lost_then(number):
    guarded(ended_by(number))
    signal.raise_signal(signal.SIGHUP)


def test_nohup_goes_on():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    assert guarded(ended_by(signal.SIGHUP))[0] == 0
