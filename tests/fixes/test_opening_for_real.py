"""Real folders and files are opened for the service's user, and checked as that user and as another."""

import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest

from indextts_doctor.fixes.permissions import opened
from indextts_doctor.fixes.steps import Mode
from indextts_doctor.target.rights import access_of

UID, GID, OTHER_UID = 65533, 65532, 65530
pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("setpriv") is None,
    reason="needs root and setpriv to become another user",
)


@pytest.fixture
def model():
    """Yield a folder of root's that nobody else can enter, below one that nobody else can."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "closed" / "model"
        folder.mkdir(parents=True, mode=0o700)
        folder.parent.chmod(0o700)
        (folder / "w.bin").write_bytes(b"w")
        (folder / "w.bin").chmod(0o600)
        (folder / "secret").write_bytes(b"s")
        (folder / "secret").chmod(0o600)
        yield folder


def can(uid, *command):
    words = ["setpriv", f"--reuid={uid}", f"--regid={GID}", "--clear-groups", *map(str, command)]
    return subprocess.run(words, capture_output=True, check=False, cwd="/").returncode == 0


def take(steps):
    for step in steps:
        assert isinstance(step, Mode)
        path = Path(step.path)
        if step.user is not None:
            os.chown(path, step.user, -1)
        path.chmod(stat.S_IMODE(path.stat().st_mode) | step.add)


def test_reading(model):
    user = f"{UID}:{GID}"
    take(opened([access_of(str(model / "w.bin"), user)], str(model)))
    assert can(UID, "cat", model / "w.bin")
    assert not can(UID, "cat", model / "secret")
    assert not can(UID, "ls", model)
    assert not can(UID, "touch", model / "new")


def test_writing(model):
    user = f"{UID}:{GID}"
    take(opened([access_of(str(model / "hf_cache"), user, write=True)], str(model)))
    assert not can(OTHER_UID, "touch", model / "other")
    assert can(UID, "mkdir", model / "hf_cache")
    assert not can(UID, "touch", model.parent / "beside")


def test_a_link_out_of_the_folder_changes_nothing(model):
    elsewhere = model.parent.parent / "elsewhere"
    elsewhere.write_bytes(b"e")
    elsewhere.chmod(0o600)
    (model / "link").symlink_to(elsewhere)
    steps = list(opened([access_of(str(model / "link"), f"{UID}:{GID}")], str(model)))
    assert not [one for one in steps if isinstance(one, Mode)]
