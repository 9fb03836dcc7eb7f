"""The real apt-get, in an overlay over this machine's files: nothing of it is changed, and packages are made here."""

import json

import pytest

import host_overlay
from indextts_doctor.fixes.steps import System
from indextts_doctor.repair.errors import Refused, StepFailed
from indextts_doctor.repair.system.packages import Installed, Ran, install, simulate, undo

pytestmark = pytest.mark.slow  # a real apt-get


@pytest.fixture
def machine(tmp_path):
    return host_overlay.machine(tmp_path)


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
    assert {one.name for one in new} == {"demo-lib", "demo-tool"} == present(machine) & set(host_overlay.PACKAGES)
    assert (machine.folder / "upper/etc/demo-tool.conf").is_file()
    undo("apt", new, machine.run)
    assert machine.must("dpkg-query", "-W") == listed
    assert not machine.changes(before)


@pytest.mark.thorough
def test_what_is_there_is_not_touched(machine):
    machine.must("apt-get", "-y", "install", "demo-lib")
    before = machine.written()
    new = install(System("apt", ("demo-lib", "demo-extra")), machine.run)
    assert [one.name for one in new] == ["demo-extra"]
    undo("apt", new, machine.run)
    assert not machine.changes(before)
    assert install(System("apt", ("demo-lib",)), machine.run) == ()


@pytest.mark.thorough
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
    entry = host_overlay.build("demo-lib", "Version: 2.0", repository)
    (repository / "Packages").write_text(f"{entry}\n{(repository / 'Packages').read_text()}")
    machine.must("apt-get", "update")
    with pytest.raises(Refused, match=r"replace installed packages: demo-lib 1\.0"):
        simulate(System("apt", ("demo-new",)), machine.run)


def test_one_that_does_not_exist(machine):
    with pytest.raises(StepFailed, match="apt-get: E: Unable to locate package demo-none"):
        simulate(System("apt", ("demo-none",)), machine.run)


def test_a_failed_installation_leaves_nothing(machine):
    before = machine.written()
    with pytest.raises(StepFailed, match="apt-get: E: Sub-process /usr/bin/dpkg returned an error code"):
        install(System("apt", ("demo-broken",)), machine.run)
    assert not machine.changes(before)


def test_what_others_need_now_is_not_taken_out(machine):
    new = install(System("apt", ("demo-lib",)), machine.run)
    machine.must("apt-get", "-y", "install", "demo-user")
    before = machine.written()
    with pytest.raises(Refused, match="demo-user would be removed or changed too"):
        undo("apt", new, machine.run)
    assert not machine.changes(before)


@pytest.mark.thorough
def test_what_is_gone_already_is_no_trouble(machine):
    new = install(System("apt", ("demo-tool",)), machine.run)
    machine.must("apt-get", "-y", "purge", "demo-tool")
    undo("apt", new, machine.run)
    undo("apt", new, machine.run)
    assert not present(machine) & set(host_overlay.PACKAGES)


@pytest.mark.thorough
def test_after_a_crash_the_announced_ones_are_taken_out(machine):
    before = machine.written()
    announced = simulate(System("apt", ("demo-tool",)), machine.run).new
    machine.must("apt-get", "-y", "install", "demo-lib")
    undo("apt", announced, machine.run)
    assert not machine.changes(before)


def test_a_manager_that_reports_success_and_has_done_nothing():
    def run(argv, variables):
        return Ran(0, "new sox 14 9\n" if "-p" in argv else "base 1-1\n")

    with pytest.raises(StepFailed, match="pacman"):
        install(System("pacman", ("sox",)), run)


def test_a_manager_that_is_not_known():
    with pytest.raises(Refused, match="emerge"):
        simulate(System("emerge", ("sox",)), None)


@pytest.mark.environment
def test_fixed_and_undone_by_the_commands(machine, tmp_path):
    """The real command finds that sox is missing, installs it with apt-get, finds it, and takes it out again."""
    directory = str(host_overlay.lacking_sox(tmp_path / "place"))
    fix = ("fix", directory, "--only", "LIB009", "--apply", "--no-smoke", "--format", "json")
    before, listed = machine.written(), machine.must("dpkg-query", "-W")

    left = host_overlay.doctor(machine, *fix)
    assert (left.exit_code, json.loads(left.stdout)["run"]) == (1, None), left.stdout + left.stderr
    [step] = json.loads(left.stdout)["left_out"]
    assert (step["packages"], step["needs"]) == (["sox"], ["root", "network", "outside"])
    assert not machine.changes(before)

    cured = host_overlay.doctor(machine, *fix, "--yes")
    assert cured.exit_code == 0, cured.stdout + cured.stderr
    assert json.loads(cured.stdout)["cleared"] == ["LIB009"]
    assert {"sox", "demo-lib"} == present(machine) & set(host_overlay.PACKAGES)

    undone = host_overlay.doctor(machine, "undo", "-C", directory, "--yes")
    assert undone.exit_code == 0, undone.stdout + undone.stderr
    assert machine.must("dpkg-query", "-W") == listed
    assert not machine.changes(before)
