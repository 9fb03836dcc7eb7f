"""Verdicts about real files, compared with what a process of that user can really do."""

import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from indextts_doctor.target.rights import (
    READ,
    SEARCH,
    WRITE,
    Identity,
    UnknownUserError,
    access_of,
    gate_of,
    identity,
    may,
    permissions,
)
from indextts_doctor.target.users import home_of

UID, GID, EXTRA = 65533, 65532, 65531
OTHER = f"{UID}:{GID}"
as_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("setpriv") is None,
    reason="needs root and setpriv to become another user",
)
ACL = {"user": 0x01, "USER": 0x02, "group": 0x04, "GROUP": 0x08, "mask": 0x10, "other": 0x20}


def acl(*entries):
    packed = b"".join(struct.pack("<HHI", ACL[tag], bits, number) for tag, bits, number in entries)
    return struct.pack("<I", 2) + packed


def attempt(path, *, write=False):
    """Whether a process of that user really can; the parents of tmp_path are opened by the fixture."""
    mode = "ab" if write else "rb"
    code = f"import os, sys; p = sys.argv[1]\nif os.path.isdir(p): os.listdir(p)\nelse: open(p, {mode!r})"
    # its own interpreter may lie where that user cannot go, so one that everybody can start is used
    python = "/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable
    command = ["setpriv", f"--reuid={UID}", f"--regid={GID}", "--clear-groups", python, "-I", "-c", code]
    return subprocess.run([*command, str(path)], capture_output=True, check=False, cwd="/").returncode == 0


@pytest.fixture
def folder():
    """A folder that everybody can enter; pytest closes its own at every start."""
    with tempfile.TemporaryDirectory() as place:
        model = Path(place) / "models" / "模型"
        model.mkdir(parents=True)
        (model / "w.bin").write_bytes(b"w")
        for path in (Path(place), model.parent, model):
            path.chmod(0o755)
        (model / "w.bin").chmod(0o644)
        yield model


def test_current_user_is_asked_of_the_kernel(folder):
    access = access_of(str(folder / "w.bin"), write=True)
    assert access.read
    assert access.write
    assert access.blocked_by is None
    assert access.user == identity().name


def test_missing_is_checked_by_its_parent(folder):
    access = access_of(str(folder / "not" / "there"), write=True)
    assert access.write
    assert access.read


def test_a_file_instead_of_a_folder(folder):
    assert access_of(str(folder / "w.bin" / "below")).blocked_by is None


def test_a_loop_of_links_ends(folder):
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    assert access_of(str(folder / "a" / "x")).blocked_by is None


def test_unknown_user():
    with pytest.raises(UnknownUserError, match="no-such-user"):
        access_of("/", "no-such-user")
    with pytest.raises(UnknownUserError, match="no-such-group"):
        access_of("/", "0:no-such-group")


def test_names_and_numbers_of_the_current_user_are_it():
    me = identity()
    assert identity(str(me.uid)).current
    assert identity(me.name).current


def break_nothing(model):
    pass


def parent_closed(model):
    model.parent.chmod(0o700)


def folder_not_listable(model):
    model.chmod(0o711)


def file_of_root_only(model):
    (model / "w.bin").chmod(0o600)


def group_denied_though_others_may(model):
    os.chown(model / "w.bin", 0, GID)
    (model / "w.bin").chmod(0o604)


def owner_denied_though_others_may(model):
    os.chown(model / "w.bin", UID, 0)
    (model / "w.bin").chmod(0o044)


def writable_by_group(model):
    os.chown(model / "w.bin", 0, GID)
    (model / "w.bin").chmod(0o660)


def link_into_a_closed_folder(model):
    closed = model.parent / "closed"
    closed.mkdir()
    (closed / "real.bin").write_bytes(b"x")
    (model / "w.bin").unlink()
    (model / "w.bin").symlink_to("../closed/real.bin")
    closed.chmod(0o700)


def link_with_dots(model):
    target = model.parent / "blobs"
    target.mkdir()
    (target / "x").write_bytes(b"x")
    (model / "w.bin").unlink()
    (model / "w.bin").symlink_to(f"../{model.name}/.././blobs/x")


@as_root
@pytest.mark.parametrize(
    ("arrange", "blocked"),
    [
        pytest.param(break_nothing, None, id="open to all"),
        pytest.param(parent_closed, "models", id="a parent is closed"),
        pytest.param(folder_not_listable, None, id="a folder that can be entered but not listed"),
        pytest.param(file_of_root_only, "w.bin", id="the file is root's"),
        pytest.param(group_denied_though_others_may, "w.bin", id="the group is denied what others may"),
        pytest.param(owner_denied_though_others_may, "w.bin", id="the owner is denied what others may"),
        pytest.param(writable_by_group, None, id="readable through the group"),
        pytest.param(link_into_a_closed_folder, "closed", id="a link into a closed folder"),
        pytest.param(link_with_dots, None, id="a link with dots"),
    ],
)
def test_agrees_with_a_real_attempt(folder, arrange, blocked):
    arrange(folder)
    file = str(folder / "w.bin")
    assert access_of(file, OTHER).read == attempt(file)
    assert access_of(file, OTHER).write == attempt(file, write=True)
    assert access_of(str(folder), OTHER).read == attempt(folder)
    found = access_of(file, OTHER).blocked_by
    assert (found and Path(found).name) == blocked


@as_root
def test_names_the_folder_its_mode_and_what_is_missing(folder):
    parent_closed(folder)
    access = access_of(str(folder / "w.bin"), OTHER)
    assert (access.blocked_by, access.lacks) == (str(folder.parent), "x")
    assert access.mode == "drwx------ root:root"
    assert not access.read
    assert not access.write


@as_root
@pytest.mark.parametrize(
    ("arrange", "applies"),
    [
        pytest.param(parent_closed, "o", id="others"),
        pytest.param(group_denied_though_others_may, "g", id="group"),
        pytest.param(owner_denied_though_others_may, "u", id="owner"),
    ],
)
def test_shows_whose_rights_are_to_be_changed(folder, arrange, applies):
    arrange(folder)
    access = access_of(str(folder / "w.bin"), OTHER)
    assert access.applies == applies
    blocked = Path(access.blocked_by)
    subprocess.run(["chmod", f"{applies}+{access.lacks}", blocked], check=True)
    assert access_of(str(folder / "w.bin"), OTHER).read
    assert attempt(folder / "w.bin")


def everything_closed(model):
    parent_closed(model)
    link_into_a_closed_folder(model)
    (model.parent / "closed" / "real.bin").chmod(0o600)
    model.chmod(0o700)


def folder_without_any_right(model):
    model.chmod(0o700)


@as_root
@pytest.mark.parametrize(
    "arrange, path, write, blockers",
    [
        pytest.param(break_nothing, "w.bin", False, [], id="none"),
        pytest.param(parent_closed, "w.bin", False, [("models", "x")], id="a parent"),
        pytest.param(
            everything_closed,
            "w.bin",
            False,
            [("models", "x"), ("模型", "x"), ("closed", "x"), ("real.bin", "r")],
            id="parents, the folder of a link's end, and the file",
        ),
        pytest.param(folder_without_any_right, "", False, [("模型", "rx")], id="a folder"),
        pytest.param(folder_without_any_right, "", True, [("模型", "rwx")], id="a folder, to be written"),
        pytest.param(folder_without_any_right, "new", True, [("模型", "wx")], id="made in a folder"),
        pytest.param(break_nothing, "new", True, [("模型", "w")], id="made in a folder that can be read"),
    ],
)
def test_every_blocker_is_named(folder, arrange, path, write, blockers):
    arrange(folder)
    access = access_of(str(folder / path), OTHER, write=write)
    assert [(Path(one.path).name, one.lacks) for one in access.blockers] == blockers
    assert access.uid == UID
    assert Path(access.end) == (folder / path).resolve() if path != "new" else folder
    for one in access.blockers:
        subprocess.run(["chmod", f"{one.applies}+{one.lacks}", one.path], check=True)
    assert not access_of(str(folder / path), OTHER, write=write).blockers


@as_root
@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([("user", 6, 0), ("USER", 4, UID), ("group", 0, 0), ("mask", 4, 0), ("other", 0, 0)], id="u"),
        pytest.param([("user", 6, 0), ("USER", 6, UID), ("group", 0, 0), ("mask", 2, 0), ("other", 7, 0)], id="mask"),
        pytest.param([("user", 6, 0), ("group", 0, 0), ("GROUP", 6, GID), ("mask", 7, 0), ("other", 0, 0)], id="g"),
        pytest.param([("user", 6, 0), ("group", 4, 0), ("GROUP", 0, GID), ("mask", 7, 0), ("other", 6, 0)], id="g-"),
    ],
)
def test_access_control_lists_agree_with_a_real_attempt(folder, entries):
    file = folder / "w.bin"
    file.chmod(0o600)
    try:
        os.setxattr(file, "system.posix_acl_access", acl(*entries))
    except OSError as error:
        pytest.skip(f"no access control lists here: {error}")
    assert access_of(str(file), OTHER).read == attempt(file)
    assert access_of(str(file), OTHER).write == attempt(file, write=True)


@as_root
def test_supplementary_groups_of_a_named_user():
    named = identity("root")
    assert named.uid == 0
    assert named.current


WHO = Identity("tts", UID, frozenset([GID, EXTRA]))


@pytest.mark.parametrize(
    ("mode", "owner", "group", "rights"),
    [
        pytest.param(0o754, UID, 0, READ | WRITE | SEARCH, id="owner"),
        pytest.param(0o754, 0, GID, READ | SEARCH, id="first group"),
        pytest.param(0o754, 0, EXTRA, READ | SEARCH, id="supplementary group"),
        pytest.param(0o754, 0, 0, READ, id="others"),
    ],
)
def test_modes(mode, owner, group, rights):
    assert permissions(mode, owner, group, b"", WHO) == rights


def test_a_damaged_access_control_list_is_no_list():
    for raw in (b"\x02", b"\x01\x00\x00\x00", acl()[:3], b"\xff" * 40):
        assert permissions(0o644, 0, 0, raw, WHO) == READ


@as_root
def test_read_only_mount(folder):
    code = (
        "import sys; from indextts_doctor.target.rights import access_of\n"
        "a = access_of(sys.argv[1], '65533:65532', write=True); print(a.read, a.write, a.read_only, a.lacks)"
    )
    folder.chmod(0o777)
    script = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && exec "$2" -c "$3" "$1"'
    command = ["unshare", "-m", "sh", "-c", script, "sh", str(folder), sys.executable, code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "mount" in done.stderr or "unshare" in done.stderr:
        pytest.skip(f"no mounts of one's own here: {done.stderr}")
    assert done.stdout.split() == ["True", "False", "True", "w"]


def test_what_the_doctor_itself_may_do(tmp_path):
    script = tmp_path / "script"
    script.write_text("")
    assert may(str(tmp_path), READ | WRITE | SEARCH)
    assert may(str(script), READ)
    assert not may(str(script), SEARCH)
    assert not may(str(tmp_path / "nothing"), READ)


def test_a_user_who_is_not_known():
    assert gate_of("no-such-user") is None
    assert home_of("no-such-user") is None


def test_the_home_of_a_user():
    user = pytest.importorskip("pwd").getpwuid(0)
    assert {home_of(name) for name in (user.pw_name, "0", "0:0")} == {user.pw_dir}
