"""Killed anywhere: at every record of the journal, when a cure is applied and when it is taken back."""

import itertools
import signal

import pytest
import small

import curing

pytestmark = pytest.mark.environment

KILLED = -signal.SIGKILL
PARTS = 4  # tests that share the records between them


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    return small.build(tmp_path_factory.mktemp("small") / "place")


def test_every_kind_of_step_is_in_it(broken, tmp_path):
    place = small.copy(broken, tmp_path / "place")
    before = curing.state(place)
    done = small.fix(place)
    assert done.returncode == 0, done.stdout + done.stderr
    undone = small.undo(place)
    assert undone.returncode == 0, undone.stdout + undone.stderr
    assert curing.differences(before, curing.state(place)) == []


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_at_every_record(broken, tmp_path, part, when):
    """Each run is killed at one record, then taken back by runs that are killed at every record in turn."""
    for number in itertools.count(1 + part, PARTS):
        place = small.copy(broken, tmp_path / f"{number}")
        before = curing.state(place)
        done = small.fix(place, "--no-rehearse", meddle=(number, when, small.KILL))
        if done.returncode != KILLED:
            assert done.returncode == 0, done.stdout + done.stderr
            assert number > 8, "it has hardly any records"
            return
        take_back(place)
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
