"""The guide's new fact, with its collector and check: laid beside the package's files, and nothing edited."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import indextts_doctor

PACKAGE = Path(indextts_doctor.__file__).parent
GUIDE = PACKAGE.parent.parent / "docs" / "how-to-write-a-collector.md"
FILES = re.compile(r"^`([\w/]+\.py)`\n\n```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
SCHEMA = """
import msgspec
from indextts_doctor.facts import Facts
print(msgspec.json.encode(msgspec.json.schema(Facts)).decode())
"""
LABEL = """
from indextts_doctor.collect import registry
print([one.label.of("en") for one in registry.outside() if one.name == "clock"])
"""


pytestmark = pytest.mark.slow  # starts the command and pytest


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """The package, of links to its files, and the files of the guide."""
    root = tmp_path_factory.mktemp("source")
    shutil.copytree(PACKAGE, root / "src" / PACKAGE.name, copy_function=os.symlink)
    for name, text in FILES.findall(GUIDE.read_text(encoding="utf-8")):
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        assert not file.exists()
        file.write_text(text, encoding="utf-8")
    return root


def run(source, *argv):
    """Run our Python with the guide's package before ours; return what it says."""
    paths = (source / "src", Path(__file__).parent.parent / "helpers")
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths)), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, *argv], env=variables, cwd=source, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


def test_the_guides_tests_pass(source):
    assert " passed" in run(source, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")


def test_a_report_holds_it(source):
    options = ("--fast", "--select", "HOST901", "--format", "json", "--python", sys.executable)
    report = json.loads(run(source, "-m", "indextts_doctor", "check", str(source / "tests"), *options))
    assert set(report["facts"]["clock"]) == {"year"}
    assert list(report["facts"])[-1] == "missing"
    assert [one["code"] for one in report["passed"]] == ["HOST901"]


def test_the_schema_and_the_label_follow(source):
    assert "clock" in json.loads(run(source, "-c", SCHEMA))["$defs"]["Facts"]["properties"]
    assert run(source, "-c", LABEL).strip() == "['clock']"
