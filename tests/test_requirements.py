"""What the doctor requires, asked of a real resolver: it moves nothing in the environments that it examines."""

import json
import re
import subprocess

import pytest

import interpreters
import patients

pytestmark = pytest.mark.environment

# What runs an adopted environment must not move: every line of a dry run that begins so takes something away.
TAKEN_AWAY = re.compile(r"^ [-~] (.*)$", re.MULTILINE)
ADDED = re.compile(r"^ \+ (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    patients.uv("build", "--quiet", "--wheel", "--out-dir", str(folder), str(patients.ROOT))
    [built] = folder.glob("*.whl")
    return built


@pytest.mark.parametrize("name", ["pins-3.9", "pins-3.10"])
def test_moves_no_pin(name, admit, wheel):
    said = admit(name).uv("install", "--dry-run", str(wheel))

    assert not TAKEN_AWAY.findall(said), said
    assert any(line.startswith("indextts-doctor") for line in ADDED.findall(said)), said


def test_a_moved_pin_would_be_seen(admit):
    said = admit("pins-3.10").uv("install", "--dry-run", "numpy==1.26.4")

    assert TAKEN_AWAY.findall(said) == ["numpy==1.24.3"]


@pytest.mark.parametrize(
    ("version", "resolution"),
    [
        pytest.param("3.9", "lowest-direct", id="lower bounds on 3.9"),
        pytest.param("3.9", "highest", id="newest on 3.9"),
        pytest.param("3.13", "highest", id="newest on 3.13"),
    ],
)
def test_runs_with(version, resolution, wheel, tmp_path):
    python = _environment(version, tmp_path / "venv")
    patients.uv("pip", "install", "-q", "--python", python, "--resolution", resolution, str(wheel))
    (tmp_path / "deployment").mkdir()

    assert _run(python, "--version").stdout.strip()
    assert json.loads(_run(python, "list", "checks", "--format", "json").stdout)
    checked = _run(python, "check", str(tmp_path / "deployment"), "--no-smoke", "--format", "json")
    report = json.loads(checked.stdout)
    assert not [f for f in report["findings"] if f["code"].startswith("DOC")]


@pytest.mark.parametrize("version", ["3.9", "3.14"])
def test_resolves_with_the_reference(version, wheel, tmp_path):
    wanted = tmp_path / "wanted.in"
    wanted.write_text(f"indextts-doctor[reference] @ {wheel.as_uri()}\n")

    said = patients.uv("pip", "compile", "--quiet", "--python-version", version, str(wanted))

    assert "\ntorch==" in said


def _environment(version, place):
    python = interpreters.find(version)
    if python is None:
        pytest.skip(f"no Python {version} at hand")
    patients.uv("venv", "-q", "--python", str(python), str(place))
    return str(place / "bin/python")


def _run(python, *arguments):
    done = subprocess.run(
        [python, "-m", "indextts_doctor", *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done
