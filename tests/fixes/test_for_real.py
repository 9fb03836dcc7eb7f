"""The command itself: real faults are fixed, checked again, and the fix is undone."""

import contextlib
import os
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.environment
USER = "65533:65532"  # no account has these numbers
as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root: it serves another user"
)


class Deployment:
    """A small one, in a folder that everybody can enter."""

    def __init__(self, place, stack):
        self.stack = stack
        self.home = place / "home"
        self.folder = place / "srv" / "tts"
        self.model = self.folder / "checkpoints"
        self.model.mkdir(parents=True)
        self.home.mkdir()
        (self.model / "config.yaml").write_text("gpt: {}\n")
        self.settings(f'service_user = "{USER}"')

    def settings(self, *lines):
        text = "\n".join(('profile = "indextts2"', *lines, ""))
        (self.folder / "indextts-doctor.toml").write_text(text)

    def command(self, *words):
        environ = {**os.environ, "HOME": str(self.home), "PYTHONPATH": os.pathsep.join(sys.path)}
        words = [sys.executable, "-m", "indextts_doctor", *words]
        return subprocess.run(words, capture_output=True, text=True, check=False, env=environ, cwd=self.folder)

    def state(self):
        """Everything, but what the doctor keeps of its runs."""
        paths = (self.folder.parent, *sorted(self.folder.parent.rglob("*")))
        return {str(path): seen(path) for path in paths if ".indextts-doctor" not in path.parts}


def seen(path):
    status = path.lstat()
    content = path.read_bytes() if path.is_file() else b""
    return stat.filemode(status.st_mode), status.st_uid, status.st_gid, content


def port_taken(one):
    number = one.stack.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1]
    (one.folder / ".env").write_text(f"# mine\nexport TTS_PORT='{number}' # the service's\n")
    one.settings(f"port = {number}", "[speech]", 'engine = "http"')


def parent_closed(one):
    (one.model / "config.yaml").chmod(0o600)
    one.folder.parent.chmod(0o700)


def file_closed(one):
    (one.model / "config.yaml").chmod(0o640)


def folder_of_root(one):
    one.model.chmod(0o755)


@pytest.fixture
def deployment():
    with tempfile.TemporaryDirectory() as place, contextlib.ExitStack() as stack:
        Path(place).chmod(0o755)
        yield Deployment(Path(place), stack)


@pytest.mark.parametrize(
    "code, arrange",
    [
        pytest.param("SVC001", port_taken, id="another program has the port"),
        pytest.param("MOD002", parent_closed, id="a parent is closed, and a file", marks=as_root),
        pytest.param("MOD003", file_closed, id="a file is closed", marks=as_root),
        pytest.param("MOD018", folder_of_root, id="the model folder is root's", marks=as_root),
    ],
)
def test_fixed_and_undone(deployment, code, arrange):
    arrange(deployment)
    before = deployment.state()
    done = deployment.command("fix", "--only", code, "--apply", "--yes", "--no-smoke", "--allow", "outside")
    assert done.returncode == 0, done.stdout + done.stderr
    assert deployment.state() != before
    back = deployment.command("undo", "--yes")
    assert back.returncode == 0, back.stdout + back.stderr
    assert deployment.state() == before
