"""Every Python example of the guides runs, and what it defines as a test passes."""

import re
from pathlib import Path

import msgspec
import pytest
import typer

from indextts_doctor import cli
from indextts_doctor.checks import registry
from indextts_doctor.commands import flags
from indextts_doctor.config.configuration import Config, SpeechRequest
from indextts_doctor.diagnose import proposals
from indextts_doctor.facts.profile import (
    Broken,
    Command,
    ImportNeed,
    ModelLayout,
    ModelNeed,
    Pin,
    Profile,
    PythonNeed,
    Route,
    SystemLibrary,
    Thresholds,
)
from indextts_doctor.fixes import registry as fixing
from indextts_doctor.plugins import contract
from indextts_doctor.speech import engine

DOCS = Path(__file__).parent.parent / "docs"
FENCE = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def registered(monkeypatch):
    """Yield the checks that an example registers, beside none of ours; its engines are forgotten."""
    checks = {}
    monkeypatch.setattr(registry, "_CHECKS", checks)
    monkeypatch.setattr(engine, "_ENGINES", {})
    return checks


@pytest.mark.parametrize("name, code", [("how-to-write-a-check", "HOST900")])
def test_examples(name, code, registered):
    run(name)
    assert contract.faults(registered[code]) == []


def test_the_example_of_a_fix(monkeypatch):
    fixes = {}
    monkeypatch.setattr(fixing, "_FIXES", fixes)
    run("how-to-write-a-fix")
    [(code, fix)] = fixes.items()
    assert code == "PKG900"
    assert proposals.needs(fix.function)


def run(name):
    """Run the examples of a guide, and what they define as tests."""
    blocks = FENCE.findall((DOCS / f"{name}.md").read_text(encoding="utf-8"))
    assert blocks
    space = {"__name__": f"docs.{name.replace('-', '_')}"}
    for block in blocks:
        exec(compile(block, f"{name}.md", "exec"), space)
    tests = [function for key, function in space.items() if key.startswith("test_")]
    assert tests
    for function in tests:
        for arguments in _rows(function):
            function(*arguments)


def _rows(function):
    """Yield the rows of the function's one table, or a single empty one."""
    marks = getattr(function, "pytestmark", [])
    for row in marks[0].args[1] if marks else [()]:
        yield getattr(row, "values", row)


PROFILE = (Profile, Broken, Command, ImportNeed, ModelLayout, ModelNeed, Pin, PythonNeed, SystemLibrary)
SECTIONS = {
    "## `indextts-doctor.toml`": (Config,),
    "### `[speech]`": (SpeechRequest, Route),
    "### `[thresholds]`": (Thresholds,),
    "## A profile": PROFILE,
}
ELSEWHERE = {"speech", "thresholds"}  # have sections of their own
INTERNAL = {"file", "repo_is_given"}


@pytest.mark.parametrize(("begins", "kinds"), SECTIONS.items())
def test_every_key_of_the_configuration_is_explained(begins, kinds):
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    [section] = [part for part in re.split(r"^(?=##)", text, flags=re.MULTILINE) if part.startswith(begins)]
    names = {field.encode_name for kind in kinds for field in msgspec.structs.fields(kind)} - INTERNAL
    told = {name for name in names if any(way in section for way in (f"`{name}`", f"[{name}]", f".{name}]"))}
    assert names - told <= ELSEWHERE


def test_every_variable_of_an_option_is_explained():
    command = typer.main.get_command(cli.app)
    params = [param for one in (command, *command.commands.values()) for param in one.params]
    variables = {param.envvar[len(flags.PREFIX) :] for param in params if param.envvar}
    text = (DOCS / "configuration.md").read_text(encoding="utf-8")
    [section] = [
        part for part in re.split(r"^(?=##)", text, flags=re.MULTILINE) if "Environment variables" in part[:30]
    ]

    assert len(variables) > 10
    assert variables == {name for name in variables if f"`_{name}`" in section or f"`{flags.PREFIX}{name}`" in section}
