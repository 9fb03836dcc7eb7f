"""The journal survives being cut off anywhere, and has one word for the state of a run."""

import msgspec
import pytest

from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.journal import records
from indextts_doctor.repair.journal.records import Begun, Ended, Pruned, Story, Undone, Vault
from journal_events import BEGUN, CURED, DONE, EVENTS, FAILED, KEPT, OPENED, RESTORED, UNDOING, UNDONE


def written(folder, *events):
    for event in events:
        records.append(folder, event)
    return folder / records.NAME


def test_every_event_is_in_this_test():
    assert {type(event) for event in EVENTS} == set(records.Event.__args__)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_what_is_written_is_read(tmp_path, event):
    written(tmp_path, event)
    assert records.read(tmp_path) == (event,)


def test_events_are_read_in_their_order(tmp_path):
    path = written(tmp_path, *EVENTS)
    assert records.read(tmp_path) == EVENTS
    assert len(path.read_bytes().splitlines()) == len(EVENTS)


def test_only_its_owner_reads_it(tmp_path):
    assert written(tmp_path, OPENED).stat().st_mode & 0o777 == 0o600


def test_a_file_name_that_is_no_text(tmp_path):
    """A path of bytes that are no UTF-8 cannot be written; it is refused before anything is changed."""
    with pytest.raises(Refused):
        written(tmp_path, Vault("/srv/\udcff", 1))


def cut(path, length):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - length])


@pytest.mark.parametrize(
    "length",
    [
        pytest.param(2, id="of its last brace"),
        pytest.param(20, id="in the middle"),
        pytest.param(len(msgspec.json.encode(DONE)), id="after its first letter"),
    ],
)
def test_a_torn_last_line_is_ignored(tmp_path, length):
    path = written(tmp_path, OPENED, BEGUN, DONE)
    cut(path, length)
    assert records.read(tmp_path) == (OPENED, BEGUN)
    records.append(tmp_path, UNDOING)
    assert records.read(tmp_path) == (OPENED, BEGUN, UNDOING)


def test_a_line_that_lacks_only_its_end_counts(tmp_path):
    cut(written(tmp_path, OPENED, BEGUN), 1)
    assert records.read(tmp_path) == (OPENED, BEGUN)
    records.append(tmp_path, DONE)
    assert records.read(tmp_path) == (OPENED, BEGUN, DONE)


def test_cut_off_anywhere_what_was_written_before_is_read(tmp_path):
    path = written(tmp_path, *EVENTS)
    data = path.read_bytes()
    for length in range(0, len(data), 97):
        path.write_bytes(data[:length])
        records.append(tmp_path, UNDONE)
        *before, last = records.read(tmp_path)
        assert tuple(before) == EVENTS[: len(before)]
        assert last == UNDONE
        assert len(before) >= data[:length].count(b"\n")


def test_rubbish_between_is_passed_over(tmp_path):
    path = written(tmp_path, OPENED)
    path.write_bytes(path.read_bytes() + b'\0\xff\n{"event":"later"}\n')
    records.append(tmp_path, BEGUN)
    assert records.read(tmp_path) == (OPENED, BEGUN)


@pytest.mark.parametrize(
    ("events", "state", "undoable"),
    [
        pytest.param((OPENED,), "open", False, id="nothing was begun"),
        pytest.param((OPENED, BEGUN), "open", True, id="cut off in a step"),
        pytest.param((OPENED, BEGUN, DONE), "open", True, id="cut off before its end"),
        pytest.param((OPENED, BEGUN, DONE, CURED), "done", True, id="fixed"),
        pytest.param((OPENED, BEGUN, DONE, Ended("partly")), "done", True, id="fixed in part"),
        pytest.param((OPENED, CURED), "done", False, id="ended without a step"),
        pytest.param((OPENED, BEGUN, FAILED), "open", True, id="failed, and not undone yet"),
        pytest.param((OPENED, BEGUN, DONE, CURED, UNDOING), "done", True, id="cut off while it was undone"),
        pytest.param((OPENED, BEGUN, FAILED, UNDOING, UNDONE), "open", True, id="cut off near the end of that"),
        pytest.param((OPENED, BEGUN, FAILED, UNDOING, UNDONE, RESTORED), "undone", False, id="undone"),
        pytest.param((OPENED, BEGUN, DONE, CURED, Pruned()), "pruned", False, id="its backups are given up"),
    ],
)
def test_the_state_of_a_run(events, state, undoable):
    story = Story(events)
    assert (story.state, story.undoable) == (state, undoable)


def test_what_a_story_contains():
    story = Story((OPENED, Vault("/vault", 1), BEGUN, DONE, Begun(1, KEPT[:1]), FAILED, UNDOING, Undone(1)))
    assert story.opened == OPENED
    assert story.vaults == {"/vault": 1}
    assert story.kept == {0: KEPT, 1: KEPT[:1]}
    assert story.left == {0: DONE.left}
    assert story.undone == {1}
    assert (story.ended, story.undoing, story.restored) == (FAILED, UNDOING, None)


@pytest.mark.parametrize("line", (b'{"event":"vault","path":"\xe5"}', b'{"event":"opened","plan":' + b"[" * 50_000))
def test_a_line_that_is_no_event_is_ignored(tmp_path, line):
    path = written(tmp_path, OPENED)
    path.write_bytes(path.read_bytes() + line + b"\n")
    assert records.read(tmp_path) == (OPENED,)
