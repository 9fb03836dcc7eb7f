import os
import subprocess
import time

import pytest

from indextts_doctor.collect.outside.cache.cachewalk import walk

REPO = "models--owner--name"
COMMIT = "a" * 40
OLD = time.time() - 3600


@pytest.fixture
def cache(tmp_path):
    root = tmp_path / "hub"
    (root / REPO / "blobs").mkdir(parents=True)
    (root / REPO / "refs").mkdir()
    (root / REPO / "refs/main").write_text(COMMIT, encoding="ascii")
    (root / REPO / "snapshots" / COMMIT / "sub").mkdir(parents=True)
    return root


def blob(root, name, size=5000, repo=REPO):
    path = root / repo / "blobs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    return path


def link(root, name, target, repo=REPO, commit=COMMIT):
    path = root / repo / "snapshots" / commit / name
    path.parent.mkdir(parents=True, exist_ok=True)
    ups = "../" * (2 + name.count("/"))
    path.symlink_to(f"{ups}blobs/{target}")
    return path


def model(root):
    blob(root, "1" * 40)
    blob(root, "2" * 64, 100_000)
    link(root, "config.json", "1" * 40)
    link(root, "sub/model.safetensors", "2" * 64)


def du(path):
    lines = subprocess.run(["du", "-ks", str(path)], check=True, capture_output=True, text=True).stdout
    return int(lines.split()[0]) * 1024


def folders_and_links(path):
    others = (one for one in path.rglob("*") if one.is_symlink() or one.is_dir())
    return sum(one.lstat().st_blocks * 512 for one in (path, *others))


def test_a_healthy_repository(cache):
    model(cache)
    found = walk(str(cache))
    [repo] = found.repos
    assert (repo.name, repo.files, repo.detached, repo.dangling, repo.incomplete) == (REPO, 5, 0, [], [])
    assert (found.files, found.unreadable, found.capped) == (5, [], False)


def test_bytes_are_those_of_du_but_for_folders_and_links(cache):
    model(cache)
    blob(cache, "3" * 40, 12_345)
    os.link(cache / REPO / "blobs" / ("3" * 40), cache / REPO / "blobs" / ("4" * 40))
    (cache / "version.txt").write_text("1", encoding="ascii")
    assert walk(str(cache)).bytes == du(cache) - folders_and_links(cache)


def test_two_revisions_share_a_blob(cache):
    model(cache)
    link(cache, "config.json", "1" * 40, commit="b" * 40)
    before = walk(str(cache))
    assert before.repos[0].detached == 0
    assert before.bytes == du(cache) - folders_and_links(cache)


def test_a_hard_linked_copy_of_a_repository_counts_once(cache):
    model(cache)
    once = walk(str(cache)).bytes
    twin = "models--owner--twin"
    for name in ("1" * 40, "2" * 64):
        (cache / twin / "blobs").mkdir(parents=True, exist_ok=True)
        os.link(cache / REPO / "blobs" / name, cache / twin / "blobs" / name)
        link(cache, name, name, repo=twin)
    assert walk(str(cache)).bytes == once


def test_detached_blobs(cache):
    model(cache)
    blob(cache, "9" * 64, 70_000)
    [repo] = walk(str(cache)).repos
    assert repo.detached == 1
    assert repo.detached_bytes >= 70_000
    assert repo.detached_names == []  # it may be a download that has just ended
    os.utime(cache / REPO / "blobs" / ("9" * 64), (OLD, OLD))
    assert walk(str(cache)).repos[0].detached_names == [f"{REPO}/blobs/{'9' * 64}"]


def test_dangling_links(cache):
    model(cache)
    (cache / REPO / "blobs" / ("2" * 64)).unlink()
    [repo] = walk(str(cache)).repos
    assert repo.dangling == [f"{REPO}/snapshots/{COMMIT}/sub/model.safetensors"]


def test_a_download_that_was_broken_off(cache):
    model(cache)
    part = blob(cache, "5" * 64 + ".incomplete", 8192)
    os.utime(part, (OLD, OLD))
    [repo] = walk(str(cache)).repos
    assert repo.incomplete == [f"{REPO}/blobs/{part.name}"]
    assert repo.incomplete_bytes >= 8192
    assert repo.detached == 0


@pytest.mark.parametrize("name", ["5" * 64 + ".incomplete", "5" * 64 + ".1a2b3c4d.incomplete"])
def test_a_running_or_finished_download_is_none(cache, name):
    model(cache)
    blob(cache, name)  # running: it has just been written to
    assert not walk(str(cache)).repos[0].incomplete
    blob(cache, "5" * 64)  # finished: the blob is there
    os.utime(cache / REPO / "blobs" / name, (OLD, OLD))
    assert not walk(str(cache)).repos[0].incomplete


def test_old_locks_beside_the_blobs_are_no_detached_files(cache):
    model(cache)
    blob(cache, "1" * 40 + ".lock", 0)
    assert walk(str(cache)).repos[0].detached == 0


def test_copies_instead_of_links(cache):
    path = cache / REPO / "snapshots" / COMMIT / "config.json"
    path.write_bytes(b"x" * 5000)
    found = walk(str(cache))
    assert found.bytes >= 5000
    assert found.repos[0].detached == 0


def test_the_store_of_shared_blobs(cache):
    store = cache / "blobs/ab" / ("ab" + "c" * 62)
    store.parent.mkdir(parents=True)
    store.write_bytes(b"x" * 50_000)
    (cache / REPO / "blobs" / ("6" * 64)).symlink_to(os.path.relpath(store, cache / REPO / "blobs"))
    link(cache, "model.safetensors", "6" * 64)
    found = walk(str(cache))
    assert {repo.name: repo.detached for repo in found.repos} == {"blobs": 0, REPO: 0}
    assert found.bytes == du(cache) - folders_and_links(cache)


def test_locks_are_counted_and_are_no_repository(cache):
    model(cache)
    folder = cache / ".locks" / REPO
    folder.mkdir(parents=True)
    (folder / "x.lock").touch()
    found = walk(str(cache))
    assert found.files == 6
    assert [repo.name for repo in found.repos] == [REPO]


def test_a_link_to_a_cache_elsewhere_is_not_followed(cache, tmp_path):
    model(cache)
    (tmp_path / "other/snapshots").mkdir(parents=True)
    (cache / "models--far--away").symlink_to(tmp_path / "other")
    assert walk(str(cache)).repos[0].name == REPO


def test_the_end_of_the_budget_is_reported_and_detaches_nothing(cache):
    model(cache)
    found = walk(str(cache), max_entries=6)
    assert found.capped
    assert not any(repo.detached for repo in found.repos)


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_a_snapshot_that_cannot_be_read_detaches_nothing(cache):
    model(cache)
    closed = cache / REPO / "snapshots" / COMMIT
    closed.chmod(0)
    try:
        found = walk(str(cache))
    finally:
        closed.chmod(0o755)
    assert found.unreadable == [f"{REPO}/snapshots/{COMMIT}"]
    assert found.repos[0].detached == 0


def test_empty(tmp_path):
    assert walk(str(tmp_path)).files == 0


def test_no_such_folder(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        walk(str(tmp_path / "none"))


def test_nothing_is_written(cache):
    model(cache)
    before = {path: path.lstat() for path in cache.rglob("*")}
    walk(str(cache))
    for path, status in before.items():
        assert path.lstat().st_mtime_ns == status.st_mtime_ns, path
