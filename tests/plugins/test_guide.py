"""docs/how-to-write-a-plugin.md shows examples/plugin/ as it is; what it shows besides runs, too."""

import re
import runpy
import sys
from pathlib import Path

import pytest

from indextts_doctor import plugins
from indextts_doctor.checks import registry
from indextts_doctor.plugins import contract
from indextts_doctor.speech import engine

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLE = ROOT / "examples" / "plugin"
GUIDE = (ROOT / "docs" / "how-to-write-a-plugin.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(?:python|toml)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
FILES = {
    path: path.read_text(encoding="utf-8")
    for path in sorted(EXAMPLE.rglob("*"))
    if path.suffix in (".py", ".toml") and path.is_file()
}
OTHERS = [block for block in BLOCKS if not any(block in text for text in FILES.values())]


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch):
    """What is registered here is known nowhere else."""
    monkeypatch.setattr(registry, "_CHECKS", {})
    monkeypatch.setattr(engine, "_ENGINES", {})
    monkeypatch.syspath_prepend(EXAMPLE / "src")
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "acme_doctor"]:
        del sys.modules[name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_of_the_example_is_shown(path):
    assert any(block in FILES[path] for block in BLOCKS)


def test_the_example_passes_its_own_tests():
    [tests] = (EXAMPLE / "tests").glob("test_*.py")
    space = runpy.run_path(str(tests))
    for packages in space["test_silent"].pytestmark[0].args[1]:
        space["test_silent"](*packages.values)
    space["test_speaks"]()

    [check] = registry.registered()
    assert contract.faults(check) == []
    assert check.code == "ACME001"


def test_the_engine_can_be_planned():
    [block] = OTHERS
    exec(compile(block, "how-to-write-a-plugin.md", "exec"), {"__name__": "guide"})

    assert list(engine._ENGINES) == ["acme"]


def test_the_contract_is_described_completely():
    told = set(re.findall(r"`([A-Za-z]+)`", GUIDE[GUIDE.index("## The contract") :]))

    assert set(plugins.__all__) - {"API_VERSION"} <= told
    assert f"now {plugins.API_VERSION}." in GUIDE
