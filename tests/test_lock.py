"""Development uses exact versions, and each tool is of one version wherever it is run."""

import re
import sys
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
LOCK = [
    Requirement(line)
    for line in (ROOT / "constraints-dev.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REQUIRED = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
PYTHONS = ("3.9", "3.10", "3.11", "3.12", "3.13", "3.14")


def locked(name, python):
    """Return the specifiers that the lock has of a package for this Python, on Linux."""
    environment = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": "linux"}
    return [
        str(one.specifier)
        for one in LOCK
        if canonicalize_name(one.name) == name and (one.marker is None or one.marker.evaluate(environment))
    ]


@pytest.mark.parametrize("python", PYTHONS)
def test_what_is_required_is_locked_to_one_version_that_is_allowed(python):
    for requirement in map(Requirement, REQUIRED):
        if requirement.marker is None or requirement.marker.evaluate({"python_version": python}):
            [found] = locked(canonicalize_name(requirement.name), python)
            assert found.startswith("=="), requirement
            assert requirement.specifier.contains(found[2:]), requirement


def test_no_place_is_named():
    text = (ROOT / "constraints-dev.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|^-|file:|@", text, re.MULTILINE)


def test_the_linter_of_the_hooks_is_the_one_of_the_lock():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    [rev] = [repo["rev"] for repo in hooks["repos"] if repo["repo"].endswith("/ruff-pre-commit")]

    assert locked("ruff", "3.11") == [f"=={rev[1:]}"]
