"""Whoever owns the deployment's folder may rename the doctor's in it, at any time: root is not redirected by that."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

import fix_command
import hub_faults
import namespaces
import small_deployment
from indextts_doctor.repair.errors import Refused
from indextts_doctor.repair.journal import folders, records, runs, vault
from indextts_doctor.repair.journal.records import Opened, Story
from indextts_doctor.repair.journal.vault import Vault
from indextts_doctor.repair.plan import Plan

OWNER = namespaces.ORDINARY
LEAD = "mv -T .indextts-doctor away && ln -s {elsewhere} .indextts-doctor"
BACK = "rm .indextts-doctor && mv -T away .indextts-doctor"
LOOP = f"while :; do {LEAD}; {BACK}; done"


@pytest.fixture(autouse=True)
def _as_root():
    reason = hub_faults.not_root() or namespaces.why_not(*namespaces.ordinary_user())
    if reason:
        pytest.skip(reason)


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    built = small_deployment.build(tmp_path_factory.mktemp("small") / "place")
    os.chown(built / "deployment", OWNER, OWNER)
    return built


@pytest.fixture
def deployment(broken):
    """Yield a folder of an ordinary user's, whose environment is root's, beside a folder that must not be written to."""
    with small_deployment.opened() as folder:
        (folder / "elsewhere/runs").mkdir(parents=True)
        yield small_deployment.copy(broken, folder / "place")


def words(script, deployment):
    """Return the command line with which the owner does something in the folder."""
    elsewhere = deployment.parent / "elsewhere"
    return [*namespaces.ordinary_user(), "sh", "-c", script.format(elsewhere=elsewhere)]


def by_owner(script, deployment):
    subprocess.run(words(script, deployment), cwd=deployment / "deployment", check=True, timeout=30)


def meddled(at, deployment):
    run = f"__import__('subprocess').run({words(LEAD, deployment)!r}, check=True)"
    return (at, "after", run)


@pytest.mark.environment
@pytest.mark.parametrize("at", [1, 4])
def test_redirected_while_a_run_is_at_work(deployment, at):
    before, elsewhere = fix_command.state(deployment), fix_command.state(deployment.parent / "elsewhere")
    done = small_deployment.fix(deployment, "--no-rehearse", meddle=meddled(at, deployment))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "/proc/" not in done.stdout
    assert fix_command.state(deployment.parent / "elsewhere") == elsewhere
    by_owner(BACK, deployment)
    [run] = (deployment / "deployment/.indextts-doctor/runs").iterdir()
    assert "/proc/" not in (run / records.NAME).read_text()

    undone = small_deployment.undo(deployment, meddle=meddled(1, deployment))
    assert undone.returncode == 0, undone.stdout + undone.stderr
    assert "/proc/" not in undone.stdout
    assert fix_command.state(deployment.parent / "elsewhere") == elsewhere
    by_owner(BACK, deployment)
    assert but_its_time(fix_command.differences(before, fix_command.state(deployment))) == []


@pytest.mark.thorough
@pytest.mark.environment
def test_redirected_all_the_time(deployment):
    """Either the run is refused, or it is done, and kept where it should be."""
    before, elsewhere = fix_command.state(deployment), fix_command.state(deployment.parent / "elsewhere")
    (deployment / "deployment/.indextts-doctor").mkdir(mode=0o700)
    directory = deployment / "deployment"
    with subprocess.Popen(
        words(LOOP, deployment), cwd=directory, stderr=subprocess.DEVNULL, start_new_session=True
    ) as owner:
        codes = [small_deployment.fix(deployment, "--no-rehearse", "--only", "PKG015").returncode for _ in range(3)]
        codes += [small_deployment.undo(deployment).returncode for _ in range(3)]
        os.killpg(owner.pid, signal.SIGKILL)  # with it the mv that it has just started
    assert set(codes) <= {0, 2, 3}
    assert fix_command.state(deployment.parent / "elsewhere") == elsewhere
    if (directory / "away").exists():
        (directory / ".indextts-doctor").unlink(missing_ok=True)
        (directory / "away").rename(directory / ".indextts-doctor")
    while small_deployment.undo(deployment).returncode == 0:
        pass
    assert but_its_time(fix_command.differences(before, fix_command.state(deployment))) == []


def but_its_time(differences):
    """Return the differences but that of the folder in which the owner has renamed something."""
    return [one for one in differences if not one.startswith("deployment: ")]


def other_device():
    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == Path("/tmp").stat().st_dev:
        pytest.skip("no other file system at hand")
    return shared / f"indextts-doctor-test-{os.getpid()}-{time.monotonic_ns()}"


@pytest.fixture
def models():
    """Yield a folder of the ordinary user's on another file system than the deployment."""
    folder = other_device()
    (folder / "models").mkdir(parents=True)
    for one in (folder, folder / "models"):
        os.chown(one, OWNER, OWNER)
    yield folder / "models"
    shutil.rmtree(folder)


def begun(directory, models):
    run = runs.open_run(directory)
    records.append(run, Opened("1", runs.now(), "root", str(directory), Plan(), runs.nodes(run)))
    return run, Path(Vault(run).name(str(models)))


def test_a_backup_beside_the_model_is_held_as_well(tmp_path, models):
    run, backup = begun(tmp_path, models)
    named = Path(folders.called(str(backup)))
    assert named.parent.parent in (models, models.parent)
    named.parent.rename(models / "away")
    named.parent.symlink_to(tmp_path)
    backup.write_text("kept")
    assert (models / "away" / backup.name).read_text() == "kept"
    assert not (tmp_path / backup.name).exists()
    told = runs.story(run)
    assert "is a link or a file, not a folder" in told.moved.of("en")
    with pytest.raises(Refused, match="is a link or a file, not a folder"):
        vault.remove(told.vaults)


def test_a_backup_of_another_user_is_not_taken_for_ours(tmp_path, models):
    run, backup = begun(tmp_path, models)
    named = Path(folders.called(str(backup))).parent
    named.rename(models / "away")
    named.mkdir(mode=0o700)
    os.chown(named, OWNER, OWNER)
    assert f"is owned by user {OWNER}" in runs.story(run).moved.of("en")


def test_backups_beside_the_model_are_removed_with_the_run(tmp_path, models):
    times = (models.parent.stat().st_mtime_ns, models.stat().st_mtime_ns)
    run, backup = begun(tmp_path, models)
    backup.write_text("kept")
    told = runs.story(run)
    assert told.moved is None
    vault.remove(told.vaults)
    assert [*models.parent.iterdir()] == [models]
    assert [*models.iterdir()] == []
    assert (models.parent.stat().st_mtime_ns, models.stat().st_mtime_ns) == times


def test_paths_in_the_journal_are_as_a_person_calls_them(tmp_path):
    run = runs.open_run(tmp_path)
    told = Story(())
    kept = f"{tmp_path}/.indextts-doctor/runs/{run.name}/kept"
    told.vaults = {kept: 1}
    told.rename(f"{tmp_path}/.indextts-doctor", str(run.parents[1]))
    assert told.vaults == {f"{run}/kept": 1}
    assert folders.called(f"{run}/kept: {run}/kept") == f"{kept}: {kept}"
    assert folders.named({"a": [f"{run}/kept", f"not {run}/kept"]}) == {"a": [kept, f"not {run}/kept"]}
