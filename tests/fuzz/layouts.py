"""Folders rather than files: a Hugging Face cache and a model folder of any shape, laid out by the bytes of an input."""

# Names are bytes that no Path can say:
# ruff: noqa: PTH102, PTH120, PTH211

from __future__ import annotations

import os
import shutil

import healthy_facts
from fuzz import harness
from fuzz.harness import Target
from fuzz.reported import kept
from indextts_doctor.collect.outside.cache import hubcache
from indextts_doctor.collect.outside.cache.cachewalk import walk
from indextts_doctor.collect.outside.model import modelwalk
from indextts_doctor.target.context import Context

_NAMES = (
    b"models--a--b", b"datasets--c", b".locks", b"blobs", b"snapshots", b"refs", b"main", b"0123456789abcdef", b"x.incomplete",
    b"config.json", b"..a", b"\xff\xfe", b"a\nb", "模型".encode(), b"version.txt", b"x.lock",
)  # fmt: skip
_TARGETS = (b"../../blobs/0123456789abcdef", b"..", b".", b"/dev/null", b"missing", b"\xff", b"/", b"x" * 200)
_DEPTH = 6


def _laid(root: bytes, data: bytes) -> None:
    """Each three bytes are a step: what, under which name, with which content; "up" and "down" change the folder."""
    here, depth = root, 0
    for index in range(0, min(len(data), 300) - 2, 3):
        what, name, more = data[index] % 7, _NAMES[data[index + 1] % len(_NAMES)], data[index + 2]
        path = here + b"/" + name
        try:
            if what in (0, 1) and depth < _DEPTH:
                os.mkdir(path)
                here, depth = path, depth + 1
            elif what == 2 and depth:
                here, depth = os.path.dirname(here), depth - 1
            elif what == 3:
                os.symlink(_TARGETS[more % len(_TARGETS)], path)
            elif what == 4:
                os.mkfifo(path)
            elif what == 5:
                os.link(root + b"/seed", path)
            else:
                _fill(path, more)
        except OSError:
            continue  # a name that is there already, or a pipe that nobody reads


def _fill(path: bytes, size: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    os.write(descriptor, b"x" * size)
    os.close(descriptor)


def _cache(data: bytes) -> None:
    root = harness.folder("cache") / "hub"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    (root / "seed").write_bytes(b"x")
    _laid(os.fsencode(root), data)
    variables = {"HF_HUB_CACHE": str(root), "HOME": str(root)}
    target = healthy_facts.target(directory=str(root), service_user=None)
    seen = hubcache.collect(
        Context(target, healthy_facts.profile(), healthy_facts.environment(), variables, "the test")
    )
    kept(cache=seen)
    assert not walk(str(root), 5).bytes > seen.bytes
    modelwalk.walk(str(root))


def _valid() -> bytes:
    """Return the steps of a repository with one blob and a link to it."""
    steps = [
        (0, 0, 0),
        (0, 3, 0),
        (6, 7, 9),
        (2, 0, 0),
        (0, 4, 0),
        (0, 7, 0),
        (3, 9, 0),
        (2, 0, 0),
        (2, 0, 0),
        (0, 5, 0),
        (6, 6, 40),
    ]
    return bytes(number for step in steps for number in step)


TARGETS = (Target("cache", _cache, (_valid(),)),)
