"""What a release consists of can be run as it stands, though it never has been here."""

import re
from pathlib import Path

import pytest
import yaml

import release_notes

ROOT = Path(__file__).resolve().parent.parent
GITHUB = ROOT / ".github"
JOBS = yaml.safe_load((GITHUB / "workflows" / "release.yml").read_text(encoding="utf-8"))["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]
TEMPLATES = [*sorted((GITHUB / "ISSUE_TEMPLATE").glob("*-*.yml")), GITHUB / "ISSUE_TEMPLATE" / "bug.yml"]
PAGES = (
    "SECURITY.md",
    "CONTRIBUTING.md",
    "docs/releasing.md",
    "docs/how-to-write-a-plugin.md",
    "examples/plugin/README.md",
)


def test_each_script_that_is_called_is_there():
    said = " ".join(step.get("run", "") for step in STEPS)
    called = re.findall(r"(?:scripts|\.ci)/[\w./]+|[\w-]+\.txt", said)

    assert {"scripts/release_notes.py", ".ci/run", "constraints-dev.txt"} <= set(called)
    assert [name for name in called if not (ROOT / name).is_file()] == []


def test_jobs_wait_for_each_other_and_have_no_more_rights_than_they_need():
    assert {name: job.get("needs") for name, job in JOBS.items()} == {
        "test": None, "build": "test", "publish": "build", "announce": "publish",
    }  # fmt: skip
    assert JOBS["publish"]["permissions"] == {"id-token": "write"}
    assert JOBS["publish"]["environment"] == "pypi"
    assert {name for name, job in JOBS.items() if job["permissions"].get("contents") == "write"} == {"announce"}


def test_attestations_an_sbom_and_no_stored_secret():
    used = {step["uses"].partition("@")[0] for step in STEPS if "uses" in step}

    assert {"actions/attest-build-provenance", "actions/attest-sbom", "pypa/gh-action-pypi-publish"} <= used
    assert "secrets." not in (GITHUB / "workflows" / "release.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_an_issue_asks_for_the_report(path):
    template = yaml.safe_load(path.read_text(encoding="utf-8"))
    ids = [part["id"] for part in template["body"]]

    assert template["name"]
    assert template["description"]
    assert len(ids) == len(set(ids))
    [report] = [part for part in template["body"] if part["id"] == "report"]
    assert "indextts-doctor check --format json" in report["attributes"]["description"]


@pytest.mark.parametrize("page", PAGES)
def test_links_between_pages_lead_somewhere(page):
    path = ROOT / page
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / link).exists(), link


CHANGELOG = (
    "# Changelog\n\n## Unreleased\n\n- c\n\n## 0.2.0 - 2026-12-24\n\n### Added\n\n- b\n\n## 0.1.0 - 2026-11-30\n\n- a\n"
)


@pytest.mark.parametrize(
    ("version", "notes"),
    [
        pytest.param("0.2.0", "### Added\n\n- b\n", id="the newest"),
        pytest.param("0.1.0", "- a\n", id="the oldest"),
        pytest.param("0.3.0", "", id="none of that version"),
        pytest.param("0.2", "", id="the beginning of another"),
    ],
)
def test_notes_of_a_release(version, notes):
    assert release_notes.notes(CHANGELOG, version) == notes


def test_a_version_without_a_section_is_refused(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["release_notes.py", "99.0.0"])

    assert release_notes.main() == 1
    assert "99.0.0" in capsys.readouterr().err
