"""Snapshots by hard links: what an installer does to the tree can be undone byte for byte."""

import os
import shutil
import stat

import pytest

import file_trees as digests
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.files import trees


@pytest.fixture
def tree(tmp_path):
    root = tmp_path / "root"
    (root / "package/inner").mkdir(parents=True)
    (root / "package/module.py").write_text("one\n")
    (root / "package/inner/data.bin").write_bytes(b"\0" * 1000)
    (root / "link").symlink_to("package/module.py")
    (root / "dangling").symlink_to("nowhere")
    (root / "closed").mkdir(mode=0o711)
    os.utime(root / "package", ns=(1, 1_700_000_000_123_456_789))
    return root


@pytest.fixture
def kept(tree, tmp_path):
    return str(tmp_path / "kept"), trees.take(str(tree), str(tmp_path / "kept"))


def replaced(path, text):
    half = path.with_name("half")
    half.write_text(text)
    half.replace(path)


def installer(tree):
    """Do what an installer does: replace, remove, add."""
    replaced(tree / "package/module.py", "two\n")
    shutil.rmtree(tree / "package/inner")
    (tree / "new/deep").mkdir(parents=True)
    (tree / "new/deep/file").write_text("new\n")
    (tree / "link").unlink()
    (tree / "link").symlink_to("new/deep/file")


def test_a_snapshot_is_the_same_tree(tree, kept):
    place, manifest = kept
    assert set(manifest) == {
        ".", "closed", "dangling", "link", "package", "package/inner", "package/inner/data.bin", "package/module.py",
    }  # fmt: skip
    assert os.path.samefile(f"{place}/package/module.py", tree / "package/module.py")
    assert stat.S_IMODE(os.stat(f"{place}/closed").st_mode) == 0o711
    assert trees.changes(str(tree), place, manifest) == {}
    trees.verify(str(tree), place, manifest)


def test_what_an_installer_did_is_undone(tree, kept):
    before = digests.digest(tree)
    installer(tree)
    assert digests.digest(tree) != before
    trees.restore(str(tree), *kept, trees.changes(str(tree), *kept))
    assert digests.digest(tree) == before


def test_of_a_step_that_was_cut_off_everything_is_undone(tree, kept):
    before = digests.digest(tree)
    installer(tree)
    (tree / f"half{trees.HALF}").write_text("")
    trees.restore(str(tree), *kept, None)
    assert digests.digest(tree) == before


def test_undoing_can_be_repeated(tree, kept):
    before = digests.digest(tree)
    installer(tree)
    ours = trees.changes(str(tree), *kept)
    trees.restore(str(tree), *kept, ours)
    trees.restore(str(tree), *kept, ours)
    assert digests.digest(tree) == before


def test_a_file_that_has_become_a_folder_and_the_other_way_round(tree, kept):
    before = digests.digest(tree)
    (tree / "package/module.py").unlink()
    (tree / "package/module.py").mkdir()
    (tree / "package/module.py/inside").write_text("x")
    (tree / "closed").rmdir()
    (tree / "closed").write_text("now a file")
    trees.restore(str(tree), *kept, trees.changes(str(tree), *kept))
    assert digests.digest(tree) == before


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param(lambda t: replaced(t / "package/module.py", "three\n"), "package/module.py", id="replaced"),
        pytest.param(lambda t: (t / "mine").write_text("mine"), "mine", id="added"),
        pytest.param(lambda t: (t / "new/mine").write_text("mine"), "new/mine", id="added in our folder"),
    ],
)
def test_what_others_have_changed_since_stays(tree, kept, change, named):
    installer(tree)
    ours = trees.changes(str(tree), *kept)
    change(tree)
    theirs = (tree / named).read_text()
    assert trees.foreign(str(tree), *kept, ours) == [named]
    trees.restore(str(tree), *kept, ours)
    assert (tree / named).read_text() == theirs
    assert (tree / "package/inner/data.bin").exists()


def test_bytecode_is_nobodys(tree, kept):
    installer(tree)
    ours = trees.changes(str(tree), *kept)
    (tree / "new/__pycache__").mkdir()
    (tree / "new/__pycache__/file.cpython-311.pyc").write_bytes(b"code")
    assert trees.foreign(str(tree), *kept, ours) == []
    trees.restore(str(tree), *kept, ours)
    assert not (tree / "new").exists()


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda place: os.unlink(f"{place}/package/module.py"), id="gone"),
        pytest.param(lambda place: replaced_in(place, "other contents\n"), id="replaced"),
    ],
)
def test_a_harmed_backup_is_reported(kept, harm):
    place, manifest = kept
    harm(place)
    with pytest.raises(StepFailed, match=r"the backup of package/module\.py"):
        trees.verify(f"{place}-gone", place, manifest)


def replaced_in(place, text):
    os.unlink(f"{place}/package/module.py")
    with open(f"{place}/package/module.py", "w") as file:
        file.write(text)


def test_where_nothing_can_be_linked_it_is_copied(tree, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise OSError(18, "Invalid cross-device link")

    before = digests.digest(tree)
    monkeypatch.setattr(os, "link", refuse)
    place = str(tmp_path / "copied")
    manifest = trees.take(str(tree), place)
    assert trees.changes(str(tree), place, manifest) == {}
    installer(tree)
    trees.restore(str(tree), place, manifest, trees.changes(str(tree), place, manifest))
    after = digests.digest(tree)
    assert after == before


def test_what_the_doctor_keeps_is_no_part_of_it(tree, tmp_path):
    (tree / trees.OWN).mkdir()
    manifest = trees.take(str(tree), str(tmp_path / "kept"))
    assert trees.OWN not in manifest
    assert trees.changes(str(tree), str(tmp_path / "kept"), manifest) == {}
