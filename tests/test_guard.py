"""Every way a command can end."""

import signal

import pytest

from indextts_doctor.guard import guarded
from indextts_doctor.model import UserError


@pytest.fixture(autouse=True)
def _keep_the_handler():
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


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


def test_terminated_like_interrupted():
    def run():
        signal.raise_signal(signal.SIGTERM)
        return 0

    assert guarded(run)[0] == 130
