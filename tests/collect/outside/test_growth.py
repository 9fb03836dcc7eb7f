"""What grows with a deployment, and what does not: counted, not timed. benchmarks/scale.py measures the rest."""

import tracemalloc

import pytest

import healthy_facts
from indextts_doctor.collect.outside.cache.cachewalk import walk
from indextts_doctor.collect.outside.model import modelfiles, modelfolder
from indextts_doctor.facts.profile import ModelLayout
from indextts_doctor.target.context import Context


def a_cache(root, repos, blobs):
    for number in range(repos):
        repo = root / f"models--a--b{number}"
        for folder in ("blobs", "snapshots/main"):
            (repo / folder).mkdir(parents=True)
        for index in range(blobs):
            (repo / f"blobs/{index:040x}").touch()
            (repo / f"snapshots/main/{index}").symlink_to(f"../../blobs/{index:040x}")
    return root


def peak_of(action):
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
def test_memory_of_a_cache_is_that_of_one_repository(tmp_path):
    small, large = (a_cache(tmp_path / str(repos), repos, 100) for repos in (2, 20))
    walk(str(small))  # what is imported late is imported now
    kept = 50_000  # bytes: names of repositories, and what tracing itself keeps; all entries would be twice as many
    assert peak_of(lambda: walk(str(large))) < 1.5 * peak_of(lambda: walk(str(small))) + kept


@pytest.mark.parametrize("count", (100, 400))
def test_files_that_are_opened_have_a_limit(tmp_path, monkeypatch, count):
    opened = []
    monkeypatch.setattr(modelfiles, "MAX_LOOKED", 200)
    honest = modelfiles.open_regular
    monkeypatch.setattr(modelfiles, "open_regular", lambda path: opened.append(path) or honest(path))
    for index in range(count):
        (tmp_path / f"{index}.pth").write_bytes(b"x")
    target = healthy_facts.target(directory=str(tmp_path), model_dir=None, service_user=None)
    context = Context(target, healthy_facts.profile(model=ModelLayout("")), healthy_facts.environment(), {}, "the test")
    seen = modelfolder.collect(context)
    assert len(opened) == min(count, 200)
    assert seen.total_files == count
    assert seen.capped is (count > 200)
