"""What has happened since a run: nothing of anybody is lost when it is taken back."""

import shutil

import pytest
import small

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
