import os
import subprocess
import sys

import pytest

from indextts_doctor.collect.outside.host import mounts

TABLE = r"""
21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
22 21 0:5 / /srv/models ro,relatime - ext4 /dev/sdb1 rw
23 21 0:6 / /mnt/a\040b rw - nfs4 server:/x ro,vers=4
24 21 0:7 / /srv/models rw,relatime - tmpfs tmpfs rw
rubbish
"""


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param("/srv/tts", mounts.Mount("/", "ext4", read_only=False), id="the root"),
        pytest.param("/srv/models/x", mounts.Mount("/srv/models", "tmpfs", read_only=False), id="the last of two"),
        pytest.param("/srv/models-old", mounts.Mount("/", "ext4", read_only=False), id="only the name begins alike"),
        pytest.param("/mnt/a b", mounts.Mount("/mnt/a b", "nfs4", read_only=True), id="a read-only file system"),
    ],
)
def test_holding(path, found):
    assert mounts.holding(tuple(mounts.parse(TABLE)), path) == found


def test_a_folder_that_does_not_exist_is_checked_by_its_parent(tmp_path):
    place = mounts.place("model", str(tmp_path / "a/b"))
    assert place.total > place.free > 0
    assert not place.exists
    assert mounts.place("model", str(tmp_path)).exists


def test_the_numbers_are_those_of_the_system(tmp_path):
    place, stat = mounts.place("tmp", str(tmp_path)), os.statvfs(tmp_path)
    assert (place.total, place.inodes) == (stat.f_blocks * stat.f_frsize, stat.f_files)
    assert place.read_only is False


def unshared(script):
    """Run a shell script in a mount namespace of its own; None where that is not allowed."""
    done = subprocess.run(
        ["unshare", "-m", "sh", "-ec", script, "sh", sys.executable], capture_output=True, text=True, check=False
    )
    return done.stdout if done.returncode == 0 else None


PRINT = (
    "import sys; from indextts_doctor.collect.outside.host import mounts;"
    "table = tuple(mounts.parse(open('/proc/self/mountinfo').read()));"
    "p = mounts.place('tmp', sys.argv[1], table);"
    "print(p.mount == sys.argv[1], p.fstype, p.read_only, p.total, p.inodes, p.free_inodes)"
)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount")
@pytest.mark.parametrize(
    ("mount", "expected"),
    [
        pytest.param(
            "mount -t tmpfs -o size=1M,nr_inodes=5 none {0}", "True tmpfs False 1048576 5 4", id="small tmpfs"
        ),
        pytest.param(
            "mount -t tmpfs -o size=1M none {0}; mount --bind {0} {0}; mount -o remount,ro,bind {0}",
            "True tmpfs True",
            id="read-only bind mount",
        ),
    ],
)
def test_real_mounts(tmp_path, mount, expected):
    output = unshared(f'{mount.format(tmp_path)}; "$1" -c "{PRINT}" {tmp_path}')
    if output is None:
        pytest.skip("mount namespaces are not allowed here")
    assert output.startswith(expected)
