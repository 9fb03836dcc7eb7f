"""The real apt-get, in an overlay over this machine's files: nothing of it is changed, and packages are made here."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import small

from indextts_doctor.cure import Refused, StepFailed
from indextts_doctor.cure.system import Installed, Ran, install, simulate, undo
from indextts_doctor.steps import System

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
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "--build", str(tree), str(file)], check=True, capture_output=True
    )
    data = file.read_bytes()
    shutil.rmtree(tree)
    return f"{head}{control}\nFilename: ./{name}.deb\nSize: {len(data)}\nSHA256: {hashlib.sha256(data).hexdigest()}\n"


@pytest.fixture
def machine(tmp_path):
    """Yield the machine with one repository: that of the demonstration packages."""
    if os.geteuid() != 0 or not shutil.which("apt-get") or not shutil.which("unshare"):
        pytest.skip("needs root and apt-get")
    one = Machine(tmp_path)
    if one.run(("true",), {}).exit_code != 0:
        pytest.skip("no overlay can be mounted here")
    repository = tmp_path / "upper/srv/demo"
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


def present(machine):
    words = machine.must("dpkg-query", "-W", "-f=${Status}|${Package}\\n")
    return {line.partition("|")[2] for line in words.splitlines() if line.startswith("install ok")}


def test_simulated_it_changes_nothing(machine):
    before = machine.written()
    said = simulate(System("apt", ("demo-tool",)), machine.run)
    assert said.new == (Installed("demo-lib", "1.0"), Installed("demo-tool", "1.0"))
    assert said.bytes > 0
    assert not machine.changes(before)


def test_installed_and_taken_out_again(machine):
    before, listed = machine.written(), machine.must("dpkg-query", "-W")
    new = install(System("apt", ("demo-tool",)), machine.run)
    assert {one.name for one in new} == {"demo-lib", "demo-tool"} == present(machine) & set(PACKAGES)
    assert (machine.folder / "upper/etc/demo-tool.conf").is_file()
    undo("apt", new, machine.run)
    assert machine.must("dpkg-query", "-W") == listed
    assert not machine.changes(before)


def test_what_is_there_is_not_touched(machine):
    machine.must("apt-get", "-y", "install", "demo-lib")
    before = machine.written()
    new = install(System("apt", ("demo-lib", "demo-extra")), machine.run)
    assert [one.name for one in new] == ["demo-extra"]
    undo("apt", new, machine.run)
    assert not machine.changes(before)
    assert install(System("apt", ("demo-lib",)), machine.run) == ()


def test_the_configuration_of_an_earlier_installation_stays(machine):
    machine.must("apt-get", "-y", "install", "demo-lib")
    machine.must("sh", "-c", "echo mine > /etc/demo-lib.conf; apt-get -y remove demo-lib")
    before = machine.written()
    new = install(System("apt", ("demo-tool",)), machine.run)
    assert {one.name: one.kept for one in new} == {"demo-lib": True, "demo-tool": False}
    undo("apt", new, machine.run)
    assert (machine.folder / "upper/etc/demo-lib.conf").read_text() == "mine\n"
    assert not machine.changes(before)


@pytest.mark.parametrize(
    "package, words",
    [
        pytest.param("demo-rival", "would remove demo-lib", id="a package in its way"),
        pytest.param(
            "demo-new", "E: Unable to correct problems", id="one that must be newer, and no such one is there"
        ),
    ],
)
def test_nothing_goes_or_changes_for_it(machine, package, words):
    machine.must("apt-get", "-y", "install", "demo-lib")
    before = machine.written()
    with pytest.raises(StepFailed, match=words):
        install(System("apt", (package,)), machine.run)
    assert not machine.changes(before)


def test_one_that_must_be_newer(machine):
    machine.must("apt-get", "-y", "install", "demo-lib")
    repository = machine.folder / "upper/srv/demo"
    entry = build("demo-lib", "Version: 2.0", repository)
    (repository / "Packages").write_text(f"{entry}\n{(repository / 'Packages').read_text()}")
    machine.must("apt-get", "update")
    with pytest.raises(Refused, match=r"replace packages that are installed: demo-lib 1\.0"):
        simulate(System("apt", ("demo-new",)), machine.run)


def test_one_that_does_not_exist(machine):
    with pytest.raises(StepFailed, match="apt-get: E: Unable to locate package demo-none"):
        simulate(System("apt", ("demo-none",)), machine.run)


def test_a_failed_installation_leaves_nothing(machine):
    before = machine.written()
    with pytest.raises(StepFailed, match="apt-get: E: Sub-process /usr/bin/dpkg returned an error code"):
        install(System("apt", ("demo-broken",)), machine.run)
    assert not machine.changes(before)


def test_what_others_need_by_now_is_not_taken_out(machine):
    new = install(System("apt", ("demo-lib",)), machine.run)
    machine.must("apt-get", "-y", "install", "demo-user")
    before = machine.written()
    with pytest.raises(Refused, match="demo-user would go or change with it"):
        undo("apt", new, machine.run)
    assert not machine.changes(before)


def test_what_is_gone_already_is_no_trouble(machine):
    new = install(System("apt", ("demo-tool",)), machine.run)
    machine.must("apt-get", "-y", "purge", "demo-tool")
    undo("apt", new, machine.run)
    undo("apt", new, machine.run)
    assert not present(machine) & set(PACKAGES)


def test_after_a_crash_the_announced_ones_are_taken_out(machine):
    before = machine.written()
    announced = simulate(System("apt", ("demo-tool",)), machine.run).new
    machine.must("apt-get", "-y", "install", "demo-lib")
    undo("apt", announced, machine.run)
    assert not machine.changes(before)


def test_a_manager_that_says_it_is_done_and_has_done_nothing():
    def run(argv, variables):
        return Ran(0, "new sox 14 9\n" if "-p" in argv else "base 1-1\n")

    with pytest.raises(StepFailed, match="pacman"):
        install(System("pacman", ("sox",)), run)


def test_a_manager_that_is_not_known():
    with pytest.raises(Refused, match="emerge"):
        simulate(System("emerge", ("sox",)), None)


@pytest.mark.environment
def test_cured_and_taken_back_by_the_commands(machine, tmp_path):
    """The real command finds that sox is missing, installs it with apt-get, finds it, and takes it out again."""
    if shutil.which("sox"):
        pytest.skip("this machine has sox")
    place = small.build(tmp_path / "place")
    profile = place / "deployment/small.toml"
    needed = '[[commands]]\nname = "sox"\nwhy = { en = "it is called", zh = "会被调用" }\n'
    profile.write_text(f"{profile.read_text()}\n{needed}")
    doctor = (sys.executable, "-B", "-m", "indextts_doctor")
    options = ("--only", "LIB009", "--apply", "--no-smoke", "--format", "json")
    before, listed = machine.written(), machine.must("dpkg-query", "-W")

    left = machine.run((*doctor, "fix", str(place / "deployment"), *options), {})
    assert (left.exit_code, json.loads(left.stdout)["run"]) == (1, None), left.stdout + left.stderr
    [step] = json.loads(left.stdout)["left_out"]
    assert (step["packages"], step["needs"]) == (["sox"], ["root", "network", "outside"])
    assert not machine.changes(before)

    cured = machine.run((*doctor, "fix", str(place / "deployment"), *options, "--yes"), {})
    assert cured.exit_code == 0, cured.stdout + cured.stderr
    assert json.loads(cured.stdout)["cleared"] == ["LIB009"]
    assert {"sox", "demo-lib"} == present(machine) & set(PACKAGES)

    undone = machine.run((*doctor, "undo", "-C", str(place / "deployment"), "--yes"), {})
    assert undone.exit_code == 0, undone.stdout + undone.stderr
    assert machine.must("dpkg-query", "-W") == listed
    assert not machine.changes(before)
