"""What the doctor requires, asked of a real resolver: it moves nothing in the environments that it examines."""

import json
import re

import pytest

import built_distributions as built
import deployments

pytestmark = [pytest.mark.environment, pytest.mark.xdist_group("built")]

# What runs an adopted environment must not move: every line of a dry run that begins so takes something away.
TAKEN_AWAY = re.compile(r"^ [-~] (.*)$", re.MULTILINE)
ADDED = re.compile(r"^ \+ (.*)$", re.MULTILINE)


@pytest.mark.parametrize("name", [pytest.param("pins-3.9", marks=pytest.mark.thorough), "pins-3.10"])
def test_moves_no_pin(name, deploy):
    said = deploy(name).uv("install", "--dry-run", str(built.wheel()))

    assert not TAKEN_AWAY.findall(said), said
    assert any(line.startswith("indextts-doctor") for line in ADDED.findall(said)), said


def test_a_moved_pin_would_be_seen(deploy):
    said = deploy("pins-3.10").uv("install", "--dry-run", "numpy==1.26.4")

    assert TAKEN_AWAY.findall(said) == ["numpy==1.24.3"]


@pytest.mark.parametrize(
    ("version", "resolution"),
    [
        pytest.param("3.9", "lowest-direct", id="lower bounds on 3.9"),
        pytest.param("3.9", "highest", id="newest on 3.9", marks=pytest.mark.thorough),
        pytest.param("3.13", "highest", id="newest on 3.13", marks=pytest.mark.thorough),
    ],
)
def test_runs_with(version, resolution, tmp_path):
    python = built.environment(version, tmp_path / "venv")
    deployments.uv("pip", "install", "-q", "--python", python, "--resolution", resolution, str(built.wheel()))
    (tmp_path / "deployment").mkdir()

    assert built.run(python, "--version").stdout.strip()
    assert json.loads(built.run(python, "list", "checks", "--format", "json").stdout)
    checked = built.run(python, "check", str(tmp_path / "deployment"), "--no-smoke", "--format", "json")
    report = json.loads(checked.stdout)
    assert not [f for f in report["findings"] if f["code"].startswith("DOC")]


@pytest.mark.parametrize(
    "version", [pytest.param("3.9", marks=pytest.mark.thorough), pytest.param("3.14", marks=pytest.mark.thorough)]
)
def test_resolves_with_the_reference(version, tmp_path):
    wanted = tmp_path / "wanted.in"
    wanted.write_text(f"indextts-doctor[reference] @ {built.wheel().as_uri()}\n")

    said = deployments.uv("pip", "compile", "--quiet", "--python-version", version, str(wanted))

    assert "\ntorch==" in said
