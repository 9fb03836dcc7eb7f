"""The project's addresses stand in pyproject.toml; nothing else may claim one."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from indextts_doctor.report import findings

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
URLS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]


def test_the_code_has_the_address_of_the_documentation():
    assert URLS.get("Documentation", "") == findings.DOCUMENTATION


def test_only_known_names_and_addresses_without_a_slash_at_the_end():
    assert URLS.keys() <= {"Documentation", "Repository", "Issues"}
    assert all(re.fullmatch(r"https://\S+[^/\s]", url) for url in URLS.values())


@pytest.mark.parametrize(
    ("address", "url"),
    [
        pytest.param("", "indextts-doctor explain PKG011", id="no address"),
        pytest.param("https://docs.example/en", "https://docs.example/en/checks/PKG011.md", id="an address"),
    ],
)
def test_where_a_finding_is_explained(monkeypatch, address, url):
    monkeypatch.setattr(findings, "DOCUMENTATION", address)

    assert findings.url_of("PKG011") == url


def test_no_repository_is_named_that_does_not_stand_there():
    """A badge or a link to a repository called like this project could only be an invented one."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    texts = [ROOT / name for name in listed.stdout.splitlines() if name.endswith((".md", ".toml", ".yml", ".yaml"))]
    for text in texts:
        found = re.findall(r"https?://[^\s)>\"`]*indextts-doctor[^\s)>\"`]*", text.read_text(encoding="utf-8"))
        assert all(any(url.startswith(own) for own in URLS.values()) for url in found), (text, found)
