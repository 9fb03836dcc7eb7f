"""What undo and history say is said in Chinese as well, and nothing of it in English."""

import re

import pytest

import small_deployment

pytestmark = pytest.mark.environment

FOREIGN = re.compile(r"\b(folder|file|undone|pruned|cannot|backups?|taken|there|nothing)\b")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return small_deployment.build(tmp_path_factory.mktemp("small") / "place")


def said(place, *words):
    done = small_deployment.command(place, *words, "--lang", "zh")
    text = done.stdout + done.stderr
    assert not FOREIGN.search(text), text
    return done.returncode, text


def test_all_of_it(place):
    assert said(place, "undo", "--yes")[0] == 2
    assert said(place, "undo", "20260101-000000")[0] == 2
    assert "leftover" not in said(place, "fix", "--only", "PKG015")[1]
    code, text = said(place, "fix", "--only", "PKG015", "--apply", "--yes", "--no-smoke")
    assert code == 0, text
    assert "目录 → 已隔离" in said(place, "history")[1]
    assert said(place, "undo", "--yes")[0] == 0
    [run] = (place / "deployment/.indextts-doctor/runs").iterdir()
    assert "已经撤销" in said(place, "undo", run.name, "--yes")[1]
    assert said(place, "history", "prune", "--all")[0] == 0
    (place / "deployment/.indextts-doctor").chmod(0o755)
    code, text = said(place, "history")
    assert (code, "chmod 700" in text) == (2, True)
    code, text = said(place, "undo", "-C", "nowhere")
    assert (code, "部署目录不存在" in text) == (2, True)
