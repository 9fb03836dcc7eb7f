"""A new environment beside the old one, when the Python is wrong and a right one is on the machine."""

import itertools
import json
import signal

import pytest

import fix_command
import interpreters
import small_deployment

pytestmark = pytest.mark.environment

BROKEN = """tested = ">=3.10,<3.11"
source = "tests"
reason = { en = "the tested Python", zh = "测试过的版本" }

[[python.broken]]
range = ">=3.11"
source = "tests"
reason = { en = "it lacks something", zh = "缺少内容" }
"""


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    if interpreters.find("3.10") is None:
        pytest.skip("no Python 3.10 at hand")
    place = small_deployment.build(tmp_path_factory.mktemp("small") / "place")
    profile = place / "deployment/small.toml"
    head, tail = profile.read_text().split('tested = ">=3.8"', 1)
    profile.write_text(head + BROKEN + tail.partition("\n\n")[2])
    return place


@pytest.fixture
def place(broken, tmp_path):
    return small_deployment.copy(broken, tmp_path / "place")


def fix(place, *words, meddle=None):
    return small_deployment.fix(place, "--only", "PY008,PKG004", *words, meddle=meddle)


def test_made_named_and_undone(place):
    before = fix_command.state(place)
    done = fix(place)
    assert done.returncode == 0, done.stdout + done.stderr
    document = json.loads(done.stdout)
    assert [step["kind"] for step in document["plan"]["steps"]] == ["environment", "assign"]
    assert {"PY008", "PKG004"} <= set(document["cleared"])
    directory = place / "deployment"
    assert 'python = ".venv-3.10/bin/python"' in (directory / "indextts-doctor.toml").read_text()
    assert (directory / ".venv/bin/python").exists()
    assert small_deployment.undo(place).returncode == 0
    assert fix_command.differences(before, fix_command.state(place)) == []


def test_what_was_installed_into_it_since_stays(place):
    assert fix(place).returncode == 0
    mine = place / "deployment/.venv-3.10/lib/python3.10/site-packages/mine.py"
    mine.write_text("MINE = 1\n")
    undone = small_deployment.undo(place)
    assert undone.returncode == 1, undone.stdout
    assert "mine.py" in undone.stdout
    assert mine.exists()


@pytest.mark.parametrize("when", [pytest.param(when, marks=pytest.mark.thorough) for when in ("before", "after")])
def test_killed_at_every_record(broken, tmp_path, when):
    for number in itertools.count(1):
        place = small_deployment.copy(broken, tmp_path / f"{number}")
        before = fix_command.state(place)
        done = fix(place, meddle=(number, when, small_deployment.KILL))
        if done.returncode != -signal.SIGKILL:
            assert done.returncode == 0, done.stdout + done.stderr
            assert number > 5
            return
        assert small_deployment.undo(place).returncode in (0, 2)
        assert fix_command.differences(before, fix_command.state(place)) == [], f"killed {when} record {number}"
