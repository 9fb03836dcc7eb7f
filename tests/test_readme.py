"""What the two READMEs say is there."""

import functools
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from indextts_doctor.checks import registry
from indextts_doctor.cli import app
from indextts_doctor.config import profiles
from indextts_doctor.config.configuration import find_config

ROOT = Path(__file__).parent.parent
ENGLISH, CHINESE = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
BOTH = pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
COMMAND = re.compile(r"^\$ (?:\S*/)?indextts-doctor (.*?)(?:\s+#.*)?$", re.MULTILINE)


def commands(text):
    return [words.replace("[目录]", "[DIRECTORY]").removesuffix(" --lang zh") for words in COMMAND.findall(text)]


def test_the_twins_show_the_same_commands():
    assert commands(ENGLISH) == commands(CHINESE)


@functools.cache
def helped(command):
    done = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "80"})
    assert done.exit_code == 0
    return done.stdout


@BOTH
def test_every_option_exists(text):
    shown = [command.split() for command in commands(text)]
    used = {(words[0], option) for words in shown for option in words if option.startswith("-")}
    used.discard(("--install-completion", "--install-completion"))
    assert used
    assert not {(command, option) for command, option in used if option not in helped(command)}


@BOTH
def test_every_code_exists(text):
    known = {check.code for check in registry.builtin()}
    assert set(re.findall(r"\b(?:HOST|PY|PKG|LIB|IMP|MOD|HUB|SVC|SMK|APP|LOG|DOC)\d{3}\b", text)) <= known


@BOTH
def test_every_link_leads_somewhere(text):
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target]
    assert targets
    assert not [target for target in targets if not (ROOT / target).exists()]


@BOTH
def test_the_configuration_shown_is_valid(text, tmp_path):
    shown = re.search(r"```toml\n(.*?)```", text, re.DOTALL).group(1)
    (tmp_path / "indextts-doctor.toml").write_text(shown, encoding="utf-8")
    config = find_config(tmp_path)
    assert profiles.with_thresholds(profiles.load(config.profile), config.thresholds, "").thresholds.cache_bytes == 5e10


@BOTH
def test_every_exit_code_is_told(text):
    assert re.findall(r"^\| (\d+) \|", text, re.MULTILINE) == ["0", "1", "2", "3", "130"]


@BOTH
def test_the_targets_of_make_exist(text):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^\$ make (\w+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
