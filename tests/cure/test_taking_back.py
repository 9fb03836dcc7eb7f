"""What has happened since a run: nothing of anybody is lost when it is taken back."""

import shutil

import pytest
import small

import curing

pytestmark = pytest.mark.environment


@pytest.fixture(scope="module")
def cured(tmp_path_factory):
    """Yield a deployment that was cured, beside what it was before."""
    folder = tmp_path_factory.mktemp("small")
    place = small.build(folder / "place")
    small.copy(place, folder / "before")
    done = small.fix(place, "--no-rehearse")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def place(cured):
    """Yield the cured deployment where it was cured: a journal counts only there."""
    place, spare = cured / "place", cured / "spare"
    small.copy(place, spare)
    yield place
    small.remove(place)
    shutil.move(str(spare), str(place))


def leftover(place):
    return next((place / "deployment/.venv").glob("lib/*/site-packages")) / "~amma"


def kept(place):
    return [path.read_text() for path in place.glob("deployment/.indextts-doctor/runs/*/kept/*/__init__.py")]


def test_what_cannot_be_put_back_is_kept(place):
    """Somebody else's stands where something is to be put back: neither is lost, until it is given up."""
    leftover(place).mkdir()
    (leftover(place) / "__init__.py").write_text("of somebody else")
    done = small.undo(place)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "kept in" in done.stdout
    assert (leftover(place) / "__init__.py").read_text() == "of somebody else"
    for _ in range(2):
        assert kept(place) == [""]
        assert small.undo(place).returncode == 2
    assert small.command(place, "history", "prune").returncode == 0
    assert kept(place) == [""]
    assert small.command(place, "history", "prune", "--all").returncode == 0
    assert kept(place) == []


def test_a_copy_does_not_reach_into_the_original(place, tmp_path):
    """The paths of a journal are whole, so those in a copy are the original's."""
    copy = small.copy(place, tmp_path / "copy")
    before = curing.state(place)
    for words in (
        ["undo", "--yes"],
        ["undo", "--yes", next(copy.glob("deployment/.indextts-doctor/runs/*")).name],
    ):
        done = small.command(copy, *words)
        assert done.returncode == 2
        assert f"was made in {place}/deployment, of which this is a copy" in done.stderr
    assert "cannot be undone here" in small.command(copy, "history").stdout
    assert small.command(copy, "history", "prune", "--all").returncode == 0
    assert curing.differences(before, curing.state(place)) == []
    assert small.undo(place).returncode == 0
    assert curing.differences(curing.state(place.parent / "before"), curing.state(place)) == []


def test_a_file_that_somebody_has_written_into_hinders_nothing(place):
    """It is one with its backup; the run has not changed it."""
    settings = place / "deployment/.venv/pyvenv.cfg"
    with settings.open("a") as file:
        file.write("# of somebody else\n")
    done = small.undo(place)
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout.count(str(settings)) == 1
    differences = curing.differences(curing.state(place.parent / "before"), curing.state(place))
    assert differences
    assert all("pyvenv.cfg" in one or ".indextts-doctor" in one for one in differences), differences


def test_a_link_that_was_put_on_the_way_is_not_followed(place, tmp_path):
    """Nothing is put back into, or removed from, the folder to which it leads."""
    environment, elsewhere = place / "deployment/.venv", tmp_path / "elsewhere"
    shutil.copytree(environment, elsewhere, symlinks=True)
    environment.rename(place / "moved")
    environment.symlink_to(elsewhere)
    before = curing.state(tmp_path)
    done = small.undo(place)
    assert done.returncode == 3, done.stdout + done.stderr
    assert "nothing is put there" in done.stdout
    assert curing.differences(before, curing.state(tmp_path)) == []
