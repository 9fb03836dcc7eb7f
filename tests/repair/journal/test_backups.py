"""Backups of a step restore everything, and touch nothing that others have changed since."""

import os
import stat

import pytest

import file_trees as digests
from indextts_doctor.repair.errors import StepFailed
from indextts_doctor.repair.files import trees
from indextts_doctor.repair.files.states import HASHED
from indextts_doctor.repair.journal import backups
from indextts_doctor.repair.journal.backups import KeptMode, KeptName, KeptPackages, KeptPath, Left

OLD = 1_600_000_000_123_456_789  # ns
OWNER = (os.getuid(), os.getgid())


@pytest.fixture
def place(tmp_path):
    """A folder of the deployment's that was last changed long ago, with a file, a link and a folder in it."""
    folder = tmp_path / "deployment"
    (folder / "inner").mkdir(parents=True)
    (folder / "file").write_bytes(b"one\r\n\0")
    (folder / "file").chmod(0o640)
    (folder / "inner/deep").write_text("deep\n")
    (folder / "link").symlink_to("file")
    for path in (folder / "file", folder / "inner/deep", folder / "inner", folder):
        os.utime(path, ns=(OLD, OLD))
    (tmp_path / "vault").mkdir()
    return folder


@pytest.fixture
def note(tmp_path):
    return str(tmp_path / "vault/note")


@pytest.fixture
def backup(tmp_path):
    return str(tmp_path / "vault/001")


def state(folder):
    """Return all of a folder, with its own time."""
    return {**digests.digest(folder), ".": (os.stat(folder).st_mtime_ns, stat.S_IMODE(os.stat(folder).st_mode))}


def put(path, data):
    """Replace by another file what is there, as every step does."""
    half = path.with_name("half")
    half.write_bytes(data)
    half.replace(path)


def kept_path(place, backup, name):
    return backups.keep_path(str(place / name), backup)


def kept_tree(place, backup, name):
    return backups.keep_tree(str(place / name), backup)


def kept_name(place, backup, name):
    path, to = str(place / name), str(place / f"{name}.away")
    return KeptName(path, to, backups.parents(path, to))


def kept_in_vault(place, backup, name):
    return KeptName(str(place / name), backup, backups.parents(str(place / name)))


def kept_mode(place, backup, name):
    before = stat.S_IMODE(os.stat(place / name).st_mode)
    return KeptMode(str(place / name), (before, *OWNER), (before | 0o004, *OWNER))


def remove(place):
    (place / "file").unlink()


def replace(place):
    put(place / "file", b"two\n")


def replace_link(place):
    (place / "link").unlink()
    (place / "link").symlink_to("inner/deep")


def make(place):
    (place / "new").write_text("new\n")


def make_deep(place):
    (place / "new/deeper").mkdir(parents=True)
    (place / "new/deeper/file").write_text("new\n")


def install(place):
    put(place / "inner/deep", b"other\n")
    (place / "inner/added").write_text("added\n")


def move(place):
    os.rename(place / "file", place / "file.away")


def move_folder(place):
    os.rename(place / "inner", place / "inner.away")


def quarantine(place):
    os.rename(place / "inner", place.parent / "vault/001")


def open_up(place):
    backups.set_mode(str(place / "file"), (0o644, *OWNER))


KINDS = [
    pytest.param(kept_path, "file", replace, id="path: a file is replaced"),
    pytest.param(kept_path, "file", remove, id="path: a file is removed"),
    pytest.param(kept_path, "link", replace_link, id="path: a link leads elsewhere"),
    pytest.param(kept_path, "new", make, id="path: a new file"),
    pytest.param(kept_path, "new/deeper/file", make_deep, id="path: a new file in new folders"),
    pytest.param(kept_path, "new", make_deep, id="path: a new folder"),
    pytest.param(kept_tree, "inner", install, id="tree"),
    pytest.param(kept_name, "file", move, id="name: a file"),
    pytest.param(kept_name, "inner", move_folder, id="name: a folder"),
    pytest.param(kept_in_vault, "inner", quarantine, id="name: into the vault"),
    pytest.param(kept_mode, "file", open_up, id="mode"),
]


@pytest.mark.parametrize(("kind", "name", "step"), KINDS)
def test_what_a_step_has_done_is_undone(place, backup, note, kind, name, step):
    before = state(place)
    kept = kind(place, backup, name)
    step(place)
    assert state(place) != before
    left = backups.left(kept, note)
    backups.verify(kept)
    assert backups.foreign(kept, left) == []
    backups.restore(kept, left)
    assert state(place) == before


@pytest.mark.parametrize(("kind", "name", "step"), KINDS)
def test_undoing_can_be_repeated(place, backup, note, kind, name, step):
    before = state(place)
    kept = kind(place, backup, name)
    step(place)
    left = backups.left(kept, note)
    for _ in range(3):
        backups.restore(kept, left)
        assert backups.foreign(kept, left) == []
        assert state(place) == before


@pytest.mark.parametrize(("kind", "name", "step"), KINDS)
def test_of_a_step_that_was_cut_off_everything_is_undone(place, backup, kind, name, step):
    before = state(place)
    kept = kind(place, backup, name)
    step(place)
    backups.verify(kept)
    backups.restore(kept, None)
    assert state(place) == before


@pytest.mark.parametrize(("kind", "name", "step"), KINDS)
def test_a_step_that_was_not_taken_leaves_nothing_to_do(place, backup, kind, name, step):
    before = state(place)
    backups.restore(kind(place, backup, name), None)
    assert state(place) == before


def test_a_file_that_was_about_to_take_its_place_goes(place, backup):
    before = state(place)
    kept = kept_path(place, backup, "file")
    (place / f"file{trees.HALF}").write_bytes(b"hal")
    backups.restore(kept, None)
    assert state(place) == before


def test_a_copied_backup_is_as_good_as_a_link(place, backup, note):
    """As where the vault is on another file system."""
    before = state(place)
    kept = kept_path(place, backup, "file")
    os.unlink(backup)
    digests_of = (place / "file").read_bytes()
    with open(backup, "wb") as file:
        file.write(digests_of)
    os.chmod(backup, 0o640)
    os.utime(backup, ns=(OLD, OLD))
    replace(place)
    left = backups.left(kept, note)
    backups.verify(kept)
    for _ in range(2):
        backups.restore(kept, left)
        assert state(place) == before


@pytest.mark.parametrize(
    ("kind", "name", "step", "change", "named"),
    [
        pytest.param(kept_path, "file", replace, lambda p: put(p / "file", b"mine"), "file", id="path: replaced again"),
        pytest.param(
            kept_path, "file", remove, lambda p: (p / "file").write_text("mine"), "file", id="path: made again"
        ),
        pytest.param(kept_path, "file", replace, lambda p: (p / "file").chmod(0o600), "file", id="path: another mode"),
        pytest.param(kept_path, "new", make, lambda p: (p / "new").write_text("mine"), "new", id="path: written into"),
        pytest.param(
            kept_path,
            "new",
            make_deep,
            lambda p: (p / "new/mine").write_text("mine"),
            "new/mine",
            id="path: added there",
        ),
        pytest.param(
            kept_tree,
            "inner",
            install,
            lambda p: put(p / "inner/deep", b"mine"),
            "inner/deep",
            id="tree: replaced again",
        ),
        pytest.param(
            kept_tree, "inner", install, lambda p: (p / "inner/mine").write_text("mine"), "inner/mine", id="tree: added"
        ),
        pytest.param(
            kept_name, "file", move, lambda p: (p / "file").write_text("mine"), "file", id="name: the old one is taken"
        ),
        pytest.param(kept_mode, "file", open_up, lambda p: (p / "file").chmod(0o600), "file", id="mode: changed again"),
    ],
)
def test_what_others_have_changed_since_is_named_and_stays(place, backup, note, kind, name, step, change, named):
    kept = kind(place, backup, name)
    step(place)
    left = backups.left(kept, note)
    change(place)
    theirs = digests.digest(place)[named]
    for _ in range(2):
        assert backups.foreign(kept, left) == [str(place / named)]
        backups.restore(kept, left)
        assert digests.digest(place)[named] == theirs


def test_what_is_not_theirs_in_a_tree_is_undone_all_the_same(place, backup, note):
    kept = kept_tree(place, backup, "inner")
    install(place)
    left = backups.left(kept, note)
    (place / "inner/mine").write_text("mine")
    backups.restore(kept, left)
    assert sorted(os.listdir(place / "inner")) == ["deep", "mine"]
    assert (place / "inner/deep").read_text() == "deep\n"


def test_what_has_been_removed_since_comes_back(place, backup, note):
    before = state(place)
    kept = kept_path(place, backup, "file")
    replace(place)
    left = backups.left(kept, note)
    (place / "file").unlink()
    assert backups.foreign(kept, left) == []
    backups.restore(kept, left)
    assert state(place) == before


def test_packages_of_the_system_are_the_managers(place):
    kept = KeptPackages("apt", ())
    before = state(place)
    backups.verify(kept)
    assert backups.left(kept, "") == Left()
    assert backups.foreign(kept, Left()) == []
    backups.restore(kept, Left())
    assert state(place) == before


def overwritten(path, text="0ne\r\n\0"):
    """Write into a file, keeping its size."""
    with open(path, "r+b") as file:
        file.write(text.encode())


@pytest.mark.parametrize(
    ("kind", "name", "step", "harm"),
    [
        pytest.param(kept_path, "file", replace, os.unlink, id="path: gone"),
        pytest.param(kept_path, "file", replace, overwritten, id="path: other contents of the same size"),
        pytest.param(kept_path, "file", replace, lambda b: os.truncate(b, 2), id="path: cut off"),
        pytest.param(kept_path, "link", replace_link, os.unlink, id="path: a link gone"),
        pytest.param(kept_tree, "inner", install, lambda b: os.unlink(f"{b}/deep"), id="tree: a file gone"),
        pytest.param(kept_tree, "inner", install, lambda b: overwritten(f"{b}/deep", "d"), id="tree: written into"),
        pytest.param(kept_tree, "inner", install, lambda b: os.unlink(f"{b}.json"), id="tree: its list gone"),
        pytest.param(kept_tree, "inner", install, lambda b: os.truncate(f"{b}.json", 9), id="tree: its list cut off"),
    ],
)
def test_a_damaged_backup_is_refused(place, backup, kind, name, step, harm):
    kept = kind(place, backup, name)
    step(place)
    harm(backup)
    with pytest.raises(StepFailed, match="backup"):
        backups.verify(kept)


def test_a_large_backup_that_was_written_into_is_refused(place, backup):
    """A model of gigabytes is not read for this: its time is compared."""
    with (place / "file").open("r+b") as file:
        file.truncate(HASHED + 1)
    os.utime(place / "file", ns=(OLD, OLD))
    kept = kept_path(place, backup, "file")
    assert isinstance(kept, KeptPath)
    assert kept.state.sha256 == ""
    replace(place)
    backups.verify(kept)
    overwritten(backup)
    with pytest.raises(StepFailed, match="does not match the original"):
        backups.verify(kept)


@pytest.mark.parametrize("name", ["link", "dangling"])
def test_a_link_is_never_followed_by_set_mode(place, name):
    (place / "dangling").symlink_to("nowhere")
    before = state(place)
    with pytest.raises(OSError, match="it has become a link"):
        backups.set_mode(str(place / name), (0o777, *OWNER))
    assert state(place) == before


def test_permissions_of_what_has_become_a_link_stay(place, backup):
    kept = kept_mode(place, backup, "file")
    open_up(place)
    os.rename(place / "file", place / "other")
    (place / "file").symlink_to("other")
    backups.restore(kept, Left())
    assert stat.S_IMODE(os.lstat(place / "other").st_mode) == 0o644


def test_a_mode_can_be_set_without_the_right_to_read(place):
    (place / "file").chmod(0)
    backups.set_mode(str(place / "file"), (0o200, *OWNER))
    assert stat.S_IMODE(os.stat(place / "file").st_mode) == 0o200


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_set_user_bits_outlive_a_change_of_the_owner(place):
    backups.set_mode(str(place / "file"), (0o4755, 65534, 65534))
    status = os.stat(place / "file")
    assert (stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid) == (0o4755, 65534, 65534)
