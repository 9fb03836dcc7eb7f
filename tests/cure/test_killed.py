"""Killed anywhere: at every record of the journal, when a cure is applied and when it is taken back."""

import contextlib
import itertools
import json
import signal
import socket
import tempfile
from pathlib import Path

import pytest
import small

import curing
import hubfaults
import hubserver

pytestmark = pytest.mark.environment

KILLED = -signal.SIGKILL
PARTS = 4  # tests that share the records between them


STEPS = {"install", "move", "quarantine", "mode", "edit", "assign", "fetch", "prune"}


@pytest.fixture(scope="module")
def broken():
    """Yield a deployment whose plan has a step of every kind, with a hub that serves and a port that is taken."""
    reason = hubfaults.not_root()
    if reason:
        pytest.skip(reason)
    with opened() as folder, hubserver.running() as hub, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield small.build(folder / "place", hub=hub, port=taken.getsockname()[1])


@contextlib.contextmanager
def opened():
    """Yield a folder that everybody may enter; pytest closes its own ones, again at each start beside this one."""
    folder = Path(tempfile.mkdtemp(prefix="indextts-doctor-killed-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        small.remove(folder)


@pytest.fixture
def folder():
    with opened() as found:
        yield found


def test_every_kind_of_step_is_in_it(broken, folder):
    place = small.copy(broken, folder / "place")
    before = curing.state(place)
    done = small.fix(place)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {step["kind"] for step in json.loads(done.stdout)["plan"]["steps"]} == STEPS
    undone = small.undo(place)
    assert undone.returncode == 0, undone.stdout + undone.stderr
    assert curing.differences(before, curing.state(place)) == []


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_every_record(broken, folder, part, when):
    """Each run is killed at one record, then taken back: half of them by runs that are killed at every record."""
    for number in itertools.count(1 + part, PARTS):
        place = small.copy(broken, folder / f"{number}")
        before = curing.state(place)
        done = small.fix(place, "--no-rehearse", meddle=(number, when, small.KILL))
        if done.returncode != KILLED:
            assert done.returncode == 0, done.stdout + done.stderr
            assert number > 20, "it has hardly any records"
            return
        if when == "before":
            take_back(place)
        else:
            assert small.undo(place).returncode in (0, 2)  # 2: nothing had been begun
        assert curing.differences(before, curing.state(place)) == [], f"killed {when} record {number}"
        small.remove(place)


def take_back(place):
    """Take a run back, killed at every record of that in turn; return when there is nothing left to take back."""
    for _ in range(60):
        for when in ("before", "after"):
            done = small.undo(place, meddle=(1, when, small.KILL))
            if done.returncode != KILLED:
                assert done.returncode in (0, 2), done.stdout + done.stderr
                return
    raise AssertionError("it is never taken back")
