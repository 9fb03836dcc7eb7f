"""The mode of a file is that of all its names: where one is outside the deployment, that needs to be agreed to."""

import json
import os

import pytest

import fix_command
import hub_faults
import small_deployment
from indextts_doctor.repair.files import hardlinks


@pytest.fixture
def file(tmp_path):
    (tmp_path / "model/deep").mkdir(parents=True)
    path = tmp_path / "model/deep/file"
    path.write_text("x")
    return path


@pytest.mark.parametrize(
    ("names", "outside"),
    [
        pytest.param((), 0, id="one name"),
        pytest.param(("model/other",), 0, id="two names inside"),
        pytest.param(("elsewhere",), 1, id="another outside"),
        pytest.param(("model/other", "elsewhere", "more"), 2, id="both"),
    ],
)
def test_other_names(file, tmp_path, names, outside):
    for name in names:
        os.link(file, tmp_path / name)
    model = str(tmp_path / "model")
    assert hardlinks.outside(str(file), (model,)) == outside
    assert hardlinks.outside(str(file), (model, f"{model}/deep", model)) == outside  # one in the other


def test_a_folder_has_none(file):
    assert hardlinks.outside(str(file.parent), ()) == 0


@pytest.fixture
def place():
    """Yield a deployment whose service cannot read a file, which has another name elsewhere."""
    reason = hub_faults.not_root()
    if reason:
        pytest.skip(reason)
    with small_deployment.broken() as deployment:
        yield deployment


@pytest.mark.environment
def test_a_name_elsewhere_is_shown_and_agreed_to(place):
    other = place.parent / "elsewhere"
    os.link(place / "deployment/models/gpt.safetensors", other)
    before = fix_command.state(place)
    words = ("fix", "--only", "MOD003", "--apply", "--no-smoke")

    left = small_deployment.command(place, *words, "--format", "json")
    assert json.loads(left.stdout)["left_out"][0]["needs"] == ["outside"], left.stdout
    shown = small_deployment.command(place, *words[:3])
    assert "hard links of this file outside the deployment: 1" in " ".join(shown.stdout.split())
    assert other.stat().st_mode & 0o777 == 0o600

    done = small_deployment.command(place, *words, "--allow", "outside")
    assert done.returncode == 0, done.stdout + done.stderr
    assert other.stat().st_mode & 0o777 != 0o600
    assert small_deployment.undo(place).returncode == 0
    assert other.stat().st_mode & 0o777 == 0o600
    assert fix_command.differences(before, fix_command.state(place)) == []


@pytest.mark.environment
def test_a_name_within_the_deployment_needs_no_word(place):
    models = place / "deployment/models"
    os.link(models / "gpt.safetensors", models / "again.safetensors")
    done = small_deployment.command(place, "fix", "--only", "MOD003", "--apply", "--no-smoke", "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["plan"]["steps"][0]["beware"] is None
