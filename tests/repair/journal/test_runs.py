"""Where runs are kept: closed to others, and trusted only where no other user could have written."""

import os
import shutil
import signal
import subprocess
import sys

import pytest

import hub_faults
from indextts_doctor.commands.history import PruneOptions, prune
from indextts_doctor.i18n.errors import UserError
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.journal import records, runs


def test_a_new_run_is_closed_to_others_and_no_change_of_the_folder(tmp_path):
    os.utime(tmp_path, ns=(1, 1_700_000_000_000_000_001))
    run = runs.open_run(tmp_path)
    assert tmp_path.stat().st_mtime_ns == 1_700_000_000_000_000_001
    state = runs.state_folder(tmp_path)
    assert [place.stat().st_mode & 0o077 for place in (state, state / "runs", run)] == [0, 0, 0]


def test_two_runs_in_one_second_have_two_names(tmp_path):
    assert len({runs.open_run(tmp_path) for _ in range(3)}) == 3


def test_runs_are_in_their_order_also_when_the_clock_was_set_back(tmp_path):
    later = runs.open_run(tmp_path).parent / "29991231-235959"
    later.mkdir()
    names = [runs.open_run(tmp_path).name for _ in range(3)]
    assert names == [f"29991231-235959-{number:03}" for number in (2, 3, 4)]


def test_a_run_that_was_cut_off_before_its_journal_is_removed(tmp_path):
    told = [runs.open_run(tmp_path) for _ in range(3)]
    records.append(told[1], records.Pruned())
    assert runs.empty(tmp_path) == [told[0], told[2]]
    assert prune(PruneOptions(tmp_path)) == 0
    assert [*told[1].parent.iterdir()] == [told[1]]


def linked(state, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    state.symlink_to(tmp_path / "elsewhere")


def of_another(state, tmp_path):
    reason = hub_faults.not_root()
    if reason:
        pytest.skip(reason)
    state.mkdir(mode=0o700)
    os.chown(state, 65534, 65534)


def writable(state, tmp_path):
    state.mkdir()
    state.chmod(0o777)


def unpacked(state, tmp_path):
    state.mkdir(mode=0o755)


@pytest.mark.parametrize(
    ("plant", "words"),
    [
        pytest.param(linked, "a link or a file, not a folder", id="a link"),
        pytest.param(of_another, "is owned by user 65534", id="of another user"),
        pytest.param(writable, "other users can write", id="open to others"),
        pytest.param(unpacked, "not created on this machine", id="unpacked by git"),
    ],
)
def test_what_others_could_have_written_is_not_acted_upon(tmp_path, plant, words):
    directory = tmp_path / "deployment"
    directory.mkdir()
    plant(runs.state_folder(directory), tmp_path)
    with pytest.raises(UserError, match=words):
        runs.folders(directory)
    with pytest.raises(Refused, match=words):
        runs.open_run(directory)


@pytest.mark.parametrize("spoil", [lambda path: path.chmod(0o666), lambda path: os.chown(path, 65534, -1)])
def test_a_journal_of_another_user_is_not_acted_upon(tmp_path, spoil):
    """The folder above may be moved away at any time by whoever owns the deployment, and another put there."""
    reason = hub_faults.not_root()
    if reason:
        pytest.skip(reason)
    run = runs.open_run(tmp_path)
    records.append(run, records.Pruned())
    assert runs.story(run).pruned
    spoil(run / records.NAME)
    with pytest.raises(UserError, match="another user may have written this journal"):
        runs.story(run)


def test_an_unknown_run_is_listed_with_those_that_are_there(tmp_path):
    with pytest.raises(UserError, match="run 20260101-000000 does not exist; known runs: none"):
        runs.find(tmp_path, "20260101-000000")


HOLD = "import sys, time; from indextts_doctor.repair.journal import runs\nwith runs.locked(sys.argv[1]):\n print(1, flush=True)\n time.sleep(60)"


def test_who_holds_the_lock_is_reported(tmp_path):
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        with pytest.raises(Refused, match=f"another run is changing .*process {holder.pid}"):
            runs.locked(str(tmp_path), wait=0.1).__enter__()
        holder.send_signal(signal.SIGKILL)
    with runs.locked(str(tmp_path), wait=5.0):
        assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_made_again_has_other_numbers(tmp_path):
    """Most file systems give the number of what is gone to the next one."""
    seen = set()
    for _ in range(5):
        run = tmp_path / "state/runs/run"
        run.mkdir(parents=True)
        seen.add(runs.nodes(run))
        shutil.rmtree(tmp_path / "state")
    assert len(seen) == 5
