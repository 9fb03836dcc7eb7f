"""This machine with its real apt-get under an overlay: nothing of it is changed, and packages are made here."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import small_deployment
from indextts_doctor.repair.system.packages import Ran

# $1 holds upper, work and merged; the rest is the command.
INSIDE = """\
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/merged" &&
mount --rbind /dev "$1/merged/dev" && mount -t proc proc "$1/merged/proc" && cd "$1/merged" && shift &&
exec chroot . "$@"
"""
PACKAGES = {
    "demo-lib": "Version: 1.0",
    "demo-tool": "Version: 1.0\nDepends: demo-lib\nRecommends: demo-extra",
    "demo-extra": "Version: 1.0",
    "demo-rival": "Version: 1.0\nConflicts: demo-lib",
    "demo-new": "Version: 1.0\nDepends: demo-lib (>= 2)",
    "demo-broken": "Version: 1.0\nDepends: demo-lib",
    "demo-user": "Version: 1.0\nDepends: demo-lib",
    "sox": "Version: 14.4\nDepends: demo-lib",  # a name that the doctor knows
}
UNTOLD = ("var/log", "var/cache", "tmp", "etc/ld.so.cache")


class Machine:
    """This machine, with what is written on top of it kept in ``folder``."""

    def __init__(self, folder):
        self.folder = folder
        self.commands = []
        for name in ("upper", "work", "merged"):
            (folder / name).mkdir()

    def run(self, argv, variables):
        self.commands.append(argv)
        command = ["unshare", "--mount", "sh", "-c", INSIDE, "sh", str(self.folder), *argv]
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **variables}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd="/")
        return Ran(done.returncode, done.stdout, done.stderr)

    def must(self, *argv):
        ran = self.run(argv, {})
        assert ran.exit_code == 0, ran.stderr
        return ran.stdout

    def written(self):
        """Return everything on top, but logs, caches and locks: path -> what it is."""
        upper = self.folder / "upper"
        paths = (path for path in upper.rglob("*") if not str(path.relative_to(upper)).startswith(UNTOLD))
        kept = (path for path in paths if not path.name.endswith(("-old", "lock", "lock-frontend")))
        return {path.relative_to(upper): state(path) for path in kept}

    def changes(self, before):
        """Return the paths that are not as they were, whether they lie on top or below."""
        return [
            str(path)
            for path, now in self.written().items()
            if now != (before[path] if path in before else state(Path("/") / path))
        ]


def state(path):
    if not os.path.lexists(path):
        return None
    if path.is_symlink() or not path.is_file():
        return str(path.readlink()) if path.is_symlink() else path.lstat().st_mode
    return path.lstat().st_mode, hashlib.sha256(path.read_bytes()).hexdigest()


def build(name, control, root):
    tree = root / name
    (tree / "DEBIAN").mkdir(parents=True)
    head = f"Package: {name}\nArchitecture: all\nMaintainer: Nobody <nobody@localhost>\nDescription: demo\n"
    (tree / "DEBIAN/control").write_text(f"{head}{control}\n")
    (tree / "DEBIAN/conffiles").write_text(f"/etc/{name}.conf\n")
    (tree / "etc").mkdir()
    (tree / f"etc/{name}.conf").write_text("as delivered\n")
    if name == "sox":
        (tree / "usr/bin").mkdir(parents=True)
        (tree / "usr/bin/sox").write_text("#!/bin/sh\n")
        (tree / "usr/bin/sox").chmod(0o755)
    if name == "demo-broken":
        (tree / "DEBIAN/postinst").write_text("#!/bin/sh\necho it breaks >&2\nexit 1\n")
        (tree / "DEBIAN/postinst").chmod(0o755)
    file = root / f"{name}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", str(tree), str(file)], check=True, capture_output=True)
    data = file.read_bytes()
    shutil.rmtree(tree)
    return f"{head}{control}\nFilename: ./{name}.deb\nSize: {len(data)}\nSHA256: {hashlib.sha256(data).hexdigest()}\n"


def machine(folder):
    """Return the machine with one repository: that of the demonstration packages."""
    if os.geteuid() != 0 or not shutil.which("apt-get") or not shutil.which("unshare"):
        pytest.skip("needs root and apt-get")
    one = Machine(folder)
    if one.run(("true",), {}).exit_code != 0:
        pytest.skip("no overlay can be mounted here")
    repository = folder / "upper/srv/demo"
    repository.mkdir(parents=True)
    entries = [build(name, control, repository) for name, control in PACKAGES.items()]
    (repository / "Packages").write_text("\n".join(entries))
    one.must(
        "sh",
        "-c",
        "rm -rf /etc/apt/sources.list* && echo 'deb [trusted=yes] file:/srv/demo ./' > /etc/apt/sources.list",
    )
    one.must("apt-get", "update")
    one.commands.clear()
    return one


def lacking_sox(place):
    """Make a deployment that calls sox, which is not there."""
    if shutil.which("sox"):
        pytest.skip("this machine has sox")
    small_deployment.build(place)
    profile = place / "deployment/small.toml"
    needed = '[[commands]]\nname = "sox"\nwhy = { en = "it is called", zh = "会被调用" }\n'
    profile.write_text(f"{profile.read_text()}\n{needed}")
    return place / "deployment"


def doctor(one, *words, meddle=None):
    """Run the doctor on that machine; ``meddle`` as in small.arguments."""
    start, *rest = small_deployment.arguments(*words, meddle=meddle)
    return one.run((start, "-B", *rest), {})
