"""Which revisions of a cache go, and the real deletion of huggingface_hub."""

import os
import shutil
from pathlib import Path

import pytest

from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.hub import pruning

NOW = 1_700_000_000
DAY = 86_400


class Cache:
    """A cache on the disk; ages are in days."""

    def __init__(self, folder):
        self.folder = folder

    def blob(self, repo, name, length, age=0):
        path = self.folder / repo / "blobs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * length)
        os.utime(path, (NOW - age * DAY, NOW - age * DAY))
        return path

    def revision(self, repo, commit, blobs, *refs):
        snapshot = self.folder / repo / "snapshots" / commit
        snapshot.mkdir(parents=True)
        for name in blobs:
            (snapshot / f"{name}.bin").symlink_to(f"../../blobs/{name}")
        for ref in refs:
            path = self.folder / repo / "refs" / ref
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(commit)

    def names(self):
        files = (path for path in self.folder.rglob("*") if not path.is_dir())
        return {path.relative_to(self.folder).as_posix() for path in files}


VOICE, VOCODER = "models--owner--voice", "models--owner--vocoder"


@pytest.fixture
def cache(tmp_path):
    """A voice of three revisions, which share a blob, and a vocoder of one."""
    made = Cache(tmp_path)
    made.blob(VOICE, "shared", 1000, age=30)
    for number, age in (("1", 20), ("2", 5), ("3", 10)):
        made.blob(VOICE, f"own{number}", 100, age=age)
    made.revision(VOICE, "1" * 40, ["shared", "own1"], "old")
    made.revision(VOICE, "2" * 40, ["shared", "own2"])
    made.revision(VOICE, "3" * 40, ["shared", "own3"], "main")
    made.blob(VOCODER, "weights", 500, age=90)
    made.revision(VOCODER, "4" * 40, ["weights"], "main")
    return made


@pytest.mark.parametrize(
    ("most", "revisions", "left", "reached"),
    [
        pytest.param(1800, "", 1800, True, id="it fits"),
        pytest.param(1799, "2", 1700, True, id="detached first, though it is the newest"),
        pytest.param(1699, "21", 1600, True, id="then the longest unused that has a sibling"),
        pytest.param(1599, "21", 1600, False, id="the last of each stays"),
        pytest.param(0, "21", 1600, False, id="whatever is asked"),
    ],
)
def test_the_last_revision_stays(cache, most, revisions, left, reached):
    choice = pruning.choose(pruning.scan(cache.folder), most)
    assert [one[0] for one in choice.revisions] == list(revisions)
    assert (choice.left, choice.reached, choice.freed) == (left, reached, 1800 - left)
    assert choice.repos == ((str(cache.folder / VOICE),) if revisions else ())
    assert choice.emptied == ()


@pytest.mark.parametrize(
    ("most", "revisions", "left", "emptied"),
    [
        pytest.param(1600, "21", 1600, [], id="not before it must be"),
        pytest.param(1599, "214", 1100, [VOCODER], id="the longest unused repository"),
        pytest.param(0, "2134", 0, [VOICE, VOCODER], id="all, with what they share"),
    ],
)
def test_complete_repositories(cache, most, revisions, left, emptied):
    choice = pruning.choose(pruning.scan(cache.folder), most, whole=True)
    assert sorted(one[0] for one in choice.revisions) == sorted(revisions)
    assert (choice.left, choice.reached) == (left, True)
    assert [Path(one).name for one in choice.emptied] == emptied


def test_bytes_that_the_hub_does_not_count(cache):
    scanned = pruning.scan(cache.folder)
    assert pruning.choose(scanned, 1800).revisions == ()
    assert [one[0] for one in pruning.choose(scanned, 1800, beside=50).revisions] == ["2"]


def test_a_cache_that_is_read_is_in_use(cache):
    os.utime(cache.folder / VOICE / "blobs/own1", (NOW, NOW - 20 * DAY))
    cache.revision(VOICE, "5" * 40, [], "empty")
    choice = pruning.choose(pruning.scan(cache.folder), 1699)
    assert "1" * 40 not in choice.revisions


def test_deletes_what_was_chosen_and_nothing_else(cache):
    before = cache.names()
    choice = pruning.choose(pruning.scan(cache.folder), 1699)
    assert pruning.delete(cache.folder, choice.revisions) == choice.freed == 200
    gone = {f"{VOICE}/snapshots/{n * 40}/{name}.bin" for n in "12" for name in ("shared", f"own{n}")}
    gone |= {f"{VOICE}/blobs/own1", f"{VOICE}/blobs/own2", f"{VOICE}/refs/old"}
    assert before - cache.names() == gone
    assert pruning.choose(pruning.scan(cache.folder), 1699).revisions == ()


def test_deletes_complete_repositories(cache):
    choice = pruning.choose(pruning.scan(cache.folder), 0, whole=True)
    pruning.delete(cache.folder, choice.revisions)
    assert not [path for path in cache.folder.iterdir() if "--" in path.name]


def test_a_hard_linked_copy_survives(cache):
    choice = pruning.choose(pruning.scan(cache.folder), 0, whole=True)
    kept = cache.folder.parent / "kept"
    for repo in choice.repos:
        shutil.copytree(repo, kept / Path(repo).name, symlinks=True, copy_function=os.link)
    before = Cache(kept).names()
    pruning.delete(cache.folder, choice.revisions)
    assert Cache(kept).names() == before
    assert (kept / VOICE / "blobs/shared").read_bytes() == b"x" * 1000
    shutil.rmtree(kept)


def test_a_revision_that_went_away_is_reported_and_nothing_deleted(cache):
    before = cache.names()
    with pytest.raises(StepFailed, match=r"no longer contains revision 9+; nothing was deleted"):
        pruning.delete(cache.folder, ["2" * 40, "9" * 40])
    assert cache.names() == before


def test_what_cannot_be_deleted_is_reported(cache, monkeypatch):
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(StepFailed, match="could not be deleted"):
        pruning.delete(cache.folder, ["2" * 40])


def test_blobs_that_nothing_points_to(cache):
    lonely = cache.blob(VOICE, "lonely", 7)
    for name in ("part.incomplete", "a.lock"):
        cache.blob(VOICE, name, 9)
    scanned = pruning.scan(cache.folder)
    assert pruning.detached(scanned) == (str(lonely),)
    assert scanned.size_on_disk == 1800


def test_a_corrupted_repository_is_left_alone(cache):
    cache.blob(VOICE, "lonely", 7)
    (cache.folder / VOICE / "blobs/own1").unlink()
    scanned = pruning.scan(cache.folder)
    assert pruning.detached(scanned) == ()
    assert pruning.choose(scanned, 0).revisions == ()


def test_no_cache(tmp_path):
    with pytest.raises(StepFailed, match="cannot read the cache"):
        pruning.scan(tmp_path / "nowhere")
