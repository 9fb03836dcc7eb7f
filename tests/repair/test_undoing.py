"""What has happened since a run: nothing of anybody is lost when it is undone."""

import json
import shutil
import subprocess

import pytest

import fix_command
import small_deployment

pytestmark = pytest.mark.environment


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """Return a folder with a broken deployment."""
    folder = tmp_path_factory.mktemp("small")
    small_deployment.build(folder / "before")
    return folder


@pytest.fixture
def place(broken):
    """Yield the deployment, fixed here: a journal counts only where it was written."""
    place = small_deployment.copy(broken / "before", broken / "place")
    done = small_deployment.fix(place, "--no-rehearse")
    assert done.returncode == 0, done.stdout + done.stderr
    yield place
    small_deployment.remove(place)


def leftover(place):
    return next((place / "deployment/.venv").glob("lib/*/site-packages")) / "~amma"


def kept(place):
    return [path.read_text() for path in place.glob("deployment/.indextts-doctor/runs/*/kept/*/__init__.py")]


def test_what_cannot_be_put_back_is_kept(place):
    """A file of others is where something is to be restored: neither is lost, until it is given up."""
    leftover(place).mkdir()
    (leftover(place) / "__init__.py").write_text("of somebody else")
    done = small_deployment.undo(place)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "kept in" in done.stdout
    assert (leftover(place) / "__init__.py").read_text() == "of somebody else"
    for _ in range(2):
        assert kept(place) == [""]
        assert small_deployment.undo(place).returncode == 2
    assert small_deployment.command(place, "history", "prune").returncode == 0
    assert kept(place) == [""]
    assert small_deployment.command(place, "history", "prune", "--all").returncode == 0
    assert kept(place) == []


def test_a_copy_does_not_reach_into_the_original(place, tmp_path):
    """The paths of a journal are absolute, so those in a copy are the original's."""
    copy = small_deployment.copy(place, tmp_path / "copy")
    before = fix_command.state(place)
    for words in (["undo", "--yes"], ["undo", "--yes", next(copy.glob("deployment/.indextts-doctor/runs/*")).name]):
        done = small_deployment.command(copy, *words)
        assert done.returncode == 2
        assert f"was made in {place}/deployment, and this folder is a copy of it" in done.stderr
    assert "cannot be undone here" in small_deployment.command(copy, "history").stdout
    assert small_deployment.command(copy, "history", "prune", "--all").returncode == 0
    assert fix_command.differences(before, fix_command.state(place)) == []
    assert small_deployment.undo(place).returncode == 0
    assert fix_command.differences(fix_command.state(place.parent / "before"), fix_command.state(place)) == []


def test_a_file_that_was_written_into_hinders_nothing(place):
    """It is one with its backup; the run has not changed it."""
    settings = place / "deployment/.venv/pyvenv.cfg"
    with settings.open("a") as file:
        file.write("# of somebody else\n")
    done = small_deployment.undo(place)
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.count(str(settings)) == 1
    differences = fix_command.differences(fix_command.state(place.parent / "before"), fix_command.state(place))
    assert differences
    assert all("pyvenv.cfg" in one or ".indextts-doctor" in one for one in differences), differences


def test_a_link_that_was_put_on_the_way_is_not_followed(place, tmp_path):
    """Nothing is put back into, or removed from, the folder to which it leads."""
    environment, elsewhere = place / "deployment/.venv", tmp_path / "elsewhere"
    shutil.copytree(environment, elsewhere, symlinks=True)
    environment.rename(place / "moved")
    environment.symlink_to(elsewhere)
    before = fix_command.state(tmp_path)
    done = small_deployment.undo(place)
    assert done.returncode == 3, done.stdout + done.stderr
    assert "nothing was written there" in done.stdout
    assert fix_command.differences(before, fix_command.state(tmp_path)) == []


def test_what_an_archive_has_unpacked_is_not_acted_upon(place, tmp_path):
    """Whoever made it could have written anything into the journal, and the path in it is easily guessed."""
    archive = ["tar", "--numeric-owner", "-C", str(place / "deployment"), "-f", str(tmp_path / "archive.tar")]
    subprocess.run([*archive, "-c", ".indextts-doctor"], check=True)
    small_deployment.remove(place / "deployment/.indextts-doctor")
    subprocess.run([*archive, "-xp"], check=True)
    before = fix_command.state(place)
    [run] = place.glob("deployment/.indextts-doctor/runs/*")
    for words in ((), (run.name,), ("--lang", "zh")):
        done = small_deployment.command(place, "undo", "--yes", *words)
        assert done.returncode == 2, done.stdout
        assert ("解出的" if "zh" in words else "unpacked from an archive") in done.stderr
    assert json.loads(small_deployment.command(place, "history", "--format", "json").stdout)[0]["undoable"] is False
    assert fix_command.differences(before, fix_command.state(place)) == []
    assert small_deployment.command(place, "history", "prune", "--all").returncode == 0
    assert [path.name for path in run.iterdir()] == ["journal.jsonl"]
