"""Killed anywhere: at every record of the journal, when a fix is applied and when it is undone."""

import itertools
import json
import os
import signal
from functools import partial

import pytest

import fix_command
import host_overlay
import hub_faults
import small_deployment
from indextts_doctor.repair.kinds import every as kinds
from indextts_doctor.repair.kinds.kind import Act

assert kinds
pytestmark = pytest.mark.environment

KILLED = -signal.SIGKILL
PARTS = 4  # tests that share the records between them


STEPS = {"install", "move", "quarantine", "mode", "edit", "assign", "fetch", "prune", "stack"}
ALONE = {"system"}  # below: the package manager of an overlay
ELSEWHERE = {"environment"}  # test_environments: nothing else is installed beside a new environment


@pytest.fixture(scope="module")
def broken():
    """Yield a deployment whose plan has a step of every kind, with a hub that serves and a port that is taken."""
    reason = hub_faults.not_root()
    if reason:
        pytest.skip(reason)
    with small_deployment.broken() as deployment:
        yield deployment


@pytest.fixture
def folder(monkeypatch):
    monkeypatch.setenv("MEDDLE_LIBC", small_deployment.LIBC)
    with small_deployment.opened() as found:
        yield found


def test_no_kind_of_step_is_forgotten():
    kinds = {kind.__struct_config__.tag for kind in Act.known}
    assert kinds == STEPS | ALONE | ELSEWHERE


def test_every_kind_of_step_is_in_it(broken, folder):
    place = small_deployment.copy(broken, folder / "place")
    before = fix_command.state(place)
    done = small_deployment.fix(place, meddle=(0, "before", "pass"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert {step["kind"] for step in json.loads(done.stdout)["plan"]["steps"]} == STEPS
    undone = small_deployment.undo(place)
    assert undone.returncode == 0, undone.stdout + undone.stderr
    assert fix_command.differences(before, fix_command.state(place)) == []


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.thorough) for part in range(1, PARTS))])
@pytest.mark.parametrize("when", ["before", pytest.param("after", marks=pytest.mark.thorough)])
def test_killed_at_every_record(broken, folder, part, when):
    """Each run is killed at one record, then undone: every eighth by runs that are killed at every record.

    Where there is time for all fixes, every second one.
    """
    for number in itertools.count(1 + part, PARTS):
        place = small_deployment.copy(broken, folder / f"{number}")
        before = fix_command.state(place)
        done = small_deployment.fix(place, "--no-rehearse", meddle=(number, when, small_deployment.KILL))
        if done.returncode != KILLED:
            assert done.returncode == 0, done.stdout + done.stderr
            assert number > 20, "it has hardly any records"
            return
        if when == "before" and ((number - 1) // PARTS % 4 == part or os.environ.get("INDEXTTS_DOCTOR_FIXES") == "all"):
            undo_killed(partial(undo_of, place))
        else:
            assert small_deployment.undo(place).returncode in (0, 2)  # 2: nothing had been begun
        assert fix_command.differences(before, fix_command.state(place)) == [], f"killed {when} record {number}"
        small_deployment.remove(place)


@pytest.mark.thorough
def test_packages_of_the_system(tmp_path):
    """The same with the real apt-get, over this machine's files, for one step."""
    machine = host_overlay.machine(tmp_path)
    directory = str(host_overlay.lacking_sox(tmp_path / "place"))
    before, listed = machine.written(), machine.must("dpkg-query", "-W")

    def undo(meddle):
        return host_overlay.doctor(machine, "undo", "-C", directory, "--yes", meddle=meddle).exit_code

    for number in itertools.count(1):
        meddle = (number, "before", small_deployment.KILL)  # what comes before the record is done by then
        done = host_overlay.doctor(machine, *small_deployment.FIX, directory, "--only", "LIB009", meddle=meddle)
        if done.exit_code != KILLED:
            assert done.exit_code == 0, done.stdout + done.stderr
            assert number == 6, "opened, vault, begun, done, ended"
            assert {step["kind"] for step in json.loads(done.stdout)["plan"]["steps"]} == ALONE
            return
        undo_killed(undo)
        assert machine.must("dpkg-query", "-W") == listed, f"killed before record {number}"
        assert machine.changes(before) == [], f"killed before record {number}"


def undo_of(place, meddle):
    return small_deployment.undo(place, meddle=meddle).returncode


def undo_killed(undo):
    """Undo a run, killed at every record of that in turn; return when there is nothing left to undo."""
    for _ in range(60):
        for when in ("before", "after"):
            exit_code = undo((1, when, small_deployment.KILL))
            if exit_code != KILLED:
                assert exit_code in (0, 2)
                return
    raise AssertionError("it is never taken back")
