"""examples/plugin/, installed beside the published doctor as its reader would do it."""

import json
import subprocess
import sys

import pytest

import built_distributions as built
import deployments
from plugin_packages import installed_metadata

pytestmark = [pytest.mark.environment, pytest.mark.xdist_group("built")]

EXAMPLE = deployments.ROOT / "examples" / "plugin"


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """Return the interpreter of an environment with the doctor, the plug-in and what the plug-in's tests need."""
    place = tmp_path_factory.mktemp("example") / "venv"
    python = built.environment("{}.{}".format(*sys.version_info), place)
    deployments.uv("pip", "install", "-q", "--python", python, str(built.wheel()), str(EXAMPLE), "pytest")
    return python


def test_its_check_and_its_profile_are_listed(python):
    checks = json.loads(built.run(python, "list", "checks", "--format", "json").stdout)
    profiles = json.loads(built.run(python, "list", "profiles", "--format", "json").stdout)

    assert "ACME001" in {one["code"] for one in checks}
    assert "acme" in {one["name"] for one in profiles}


@pytest.mark.parametrize(("version", "found"), [("1.4", ["ACME001"]), ("2.0", [])])
def test_it_examines_a_deployment(python, tmp_path, version, found):
    deployments.uv("venv", "-q", str(tmp_path / ".venv"))
    [site] = tmp_path.glob(".venv/lib/*/site-packages")
    installed_metadata(site, "acme-voice", version)
    (tmp_path / "acme.bin").touch()

    words = ("check", str(tmp_path), "--fast", "--select", "ACME", "--lang", "en", "--format", "json")
    report = json.loads(built.run(python, *words).stdout)

    assert report["target"]["profile"] == "acme"
    assert [(one["code"], one["evidence"]) for one in report["findings"]] == [
        (code, {"version": version}) for code in found
    ]


def test_its_own_tests_pass(python):
    done = subprocess.run(
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "."],
        cwd=EXAMPLE, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout
