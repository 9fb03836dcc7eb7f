"""The distributions as they are published: complete, and running on the oldest and the newest Python."""

import json
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

import built_distributions as built
import deployments
import interpreters
from indextts_doctor.checks import registry
from indextts_doctor.fixes.registry import fixes

pytestmark = [pytest.mark.environment, pytest.mark.xdist_group("built")]

SOURCE = deployments.ROOT / "src"
# What Python, or somebody who tries things, leaves beside the source.
LEFT = {".pyc"}


def sources():
    """Return every file of the package, as a wheel names it."""
    files = (path for path in SOURCE.rglob("*") if path.is_file() and path.suffix not in LEFT)
    return {path.relative_to(SOURCE).as_posix() for path in files}


def test_the_wheel_holds_the_whole_package():
    with zipfile.ZipFile(built.wheel()) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}

    assert held == sources()


def test_the_source_distribution_has_no_links_and_all_that_the_wheel_is_made_of():
    with tarfile.open(built.distributions()[0]) as source:
        members = {member.name.partition("/")[2]: member for member in source}

    assert {f"src/{name}" for name in sources()} <= members.keys()
    assert not [name for name, member in members.items() if member.issym()]


@pytest.fixture(scope="module", params=["3.9", "newest"], ids="Python {}".format)
def installed(request, tmp_path_factory):
    """Return the interpreter of an environment with nothing but the wheel and what it requires."""
    version = list(interpreters.every())[-1] if request.param == "newest" else request.param
    python = built.environment(version, tmp_path_factory.mktemp("installed") / "venv")
    deployments.uv("pip", "install", "-q", "--python", python, str(built.wheel()))
    return python


@pytest.mark.parametrize(
    ("kind", "known"), [("checks", [check.code for check in registry.builtin()]), ("fixes", sorted(fixes()))]
)
def test_everything_is_installed(installed, kind, known):
    listed = json.loads(built.run(installed, "list", kind, "--format", "json").stdout)

    assert [one["code"] for one in listed] == known


def test_it_examines(installed, tmp_path):
    report = json.loads(built.run(installed, "check", str(tmp_path), "--fast", "--format", "json").stdout)

    said = [one for part in ("findings", "unknown", "skipped", "passed") for one in report[part]]
    assert codes(said) == {check.code for check in registry.builtin()}
    assert not codes(report["findings"]) & {"DOC001", "DOC002"}


def codes(entries):
    """Return the codes of these entries of a report and of their consequences."""
    below = (codes(entry.get("consequences", ())) for entry in entries)
    return {entry["code"] for entry in entries}.union(*below)


def test_what_fix_solves_with_is_installed(installed):
    asked = [installed, "-c", "from indextts_doctor.repair.world import find_uv; print(find_uv())"]
    found = subprocess.run(asked, capture_output=True, text=True, check=True, env={"PATH": ""}).stdout.strip()

    assert Path(found).parent == Path(installed).parent
