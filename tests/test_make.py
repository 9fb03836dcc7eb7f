"""`make check`: what it announces, and the refusal of a Python that is too old."""

import subprocess
import sys
from pathlib import Path

import pytest

import interpreters

ROOT = Path(__file__).parent.parent
OLD = '#!/bin/sh\ncase "$2" in *print*) echo 3.8 ;; *) exit 1 ;; esac\n'


def said(python, **environ):
    command = [ROOT / "scripts" / "before_check.sh", python]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin", **environ}
    )


@pytest.fixture
def old(tmp_path):
    """Return a stand-in of Python 3.8."""
    python = tmp_path / "python3.8"
    python.write_text(OLD)
    python.chmod(0o755)
    return python


def test_announcement():
    done = said(sys.executable)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 3
    for word in (".venv", "GB", "disk", "PyTorch", "minutes", "no root"):
        assert word in done.stdout


def test_an_old_python_is_refused(old):
    done = said(old)
    assert (done.returncode, done.stdout) == (1, "")
    for word in ("is Python 3.8; Python 3.9 or newer is needed", "make check PYTHON=python3.11", "uv python install"):
        assert word in done.stderr


def test_refusal_in_chinese(old):
    assert "是 Python 3.8；需要 Python 3.9 及以上" in said(old, LANG="zh_CN.UTF-8").stderr


@pytest.mark.skipif(interpreters.find("3.8") is None, reason="no Python 3.8 on this machine")
def test_a_real_old_python_is_refused():
    assert "is Python 3.8" in said(interpreters.find("3.8")).stderr


def test_a_python_that_is_not_there():
    assert "does not start" in said("python3.99").stderr


@pytest.mark.parametrize("goal", ["check", "test"])
def test_nothing_is_made_before_the_refusal(goal, old, tmp_path):
    place = tmp_path / "environment"
    command = ["make", "-C", str(ROOT), goal, f"PYTHON={old}", f"VENV={place}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "is Python 3.8" in done.stderr
    assert f"make {goal} PYTHON=python3.11" in done.stderr
    assert not place.exists()
