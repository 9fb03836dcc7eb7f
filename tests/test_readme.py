"""What the two READMEs and the two pages of usage show exists, and their commands run."""

import functools
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from indextts_doctor.checks import registry
from indextts_doctor.cli import app
from indextts_doctor.config import profiles
from indextts_doctor.config.configuration import find_config

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "README.zh.md", "docs/usage.md", "docs/usage.zh.md")
TWINS = (
    PAGES[:2],
    PAGES[2:],
    ("docs/benchmark.md", "docs/benchmark.zh.md"),
    ("docs/promises.md", "docs/promises.zh.md"),
)
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for names in (PAGES, *TWINS) for name in names}
README, USAGE = TEXTS["README.md"], TEXTS["docs/usage.md"]
ALL = pytest.mark.parametrize("name", TEXTS)
BOTH = pytest.mark.parametrize("name", PAGES[2:])
DEMO = re.compile(r"<!-- demo -->.*?<!-- /demo -->", re.DOTALL)
COMMAND = re.compile(r"^\$ (?:\S*/)?indextts-doctor (.*?)(?:\s+#.*)?$", re.MULTILINE)


def commands(text):
    return [words.replace("[目录]", "[DIRECTORY]").removesuffix(" --lang zh") for words in COMMAND.findall(text)]


@pytest.mark.parametrize(("english", "chinese"), TWINS)
def test_the_twins_show_the_same_commands(english, chinese):
    assert commands(TEXTS[english]) == commands(TEXTS[chinese])


def test_the_readme_is_short():
    assert len(README.split()) < 1000
    assert re.findall(r"^(#+) ", TEXTS["README.zh.md"], re.MULTILINE) == re.findall(r"^(#+) ", README, re.MULTILINE)


@functools.cache
def helped(command):
    done = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "80"})
    assert done.exit_code == 0
    return done.stdout


@pytest.mark.parametrize("name", PAGES)
def test_every_option_exists(name):
    text = TEXTS[name]
    shown = [command.split() for command in commands(text)]
    used = {(words[0], option) for words in shown for option in words if option.startswith("-")}
    used.discard(("--install-completion", "--install-completion"))
    assert used
    assert not {(command, option) for command, option in used if option not in helped(command)}


@ALL
def test_every_code_exists(name):
    text = TEXTS[name]
    known = {check.code for check in registry.builtin()}
    assert set(re.findall(r"\b(?:HOST|PY|PKG|LIB|IMP|MOD|HUB|SVC|SMK|APP|LOG|DOC)\d{3}\b", text)) <= known


@ALL
def test_every_link_leads_somewhere(name):
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", TEXTS[name]) if "://" not in target]
    assert targets
    files = {target: (ROOT / name).parent / target.partition("#")[0] for target in targets}
    assert not [target for target, file in files.items() if not file.exists()]
    for target, file in files.items():
        if "#" in target:
            assert target.partition("#")[2] in anchors(file.read_text(encoding="utf-8")), target


def anchors(text):
    headings = re.findall(r"^#+ (.*)", text, re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings]


@BOTH
def test_the_configuration_shown_is_valid(name, tmp_path):
    shown = re.search(r"```toml\n(.*?)```", TEXTS[name], re.DOTALL).group(1)
    (tmp_path / "indextts-doctor.toml").write_text(shown, encoding="utf-8")
    config = find_config(tmp_path)
    assert profiles.with_thresholds(profiles.load(config.profile), config.thresholds, "").thresholds.cache_bytes == 5e10


@BOTH
def test_every_exit_code_is_told(name):
    assert re.findall(r"^\| (\d+) \|", TEXTS[name], re.MULTILINE) == ["0", "1", "2", "3", "130"]


@pytest.mark.parametrize("name", TEXTS)
def test_the_targets_of_make_exist(name):
    text = TEXTS[name]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^\$ make (\w+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_the_two_commands_that_set_up_stay_in_the_readme():
    for name in PAGES[:2]:
        assert re.findall(r"^\$ make (\w+)", TEXTS[name], re.MULTILINE) == ["check", "test"]


@pytest.mark.environment
def test_the_commands_run(deploy, tmp_path):
    """Those of the demonstration were run when it was made."""
    deployment = deploy("command")
    (deployment.site_packages / "~umpy").mkdir()  # for `fix` and `undo`
    player = Path(deployment.environ["PATH"].split(os.pathsep)[0]) / "aplay"
    player.write_text("#!/bin/sh\n", encoding="utf-8")
    player.chmod(0o755)
    log = tmp_path / "tts.log"
    log.write_text("started\n", encoding="utf-8")
    ended = {}
    for line in commands(DEMO.sub("", README)):
        words = [
            str(log) if word == "/var/log/tts.log" else word for word in shlex.split(line) if word != "[DIRECTORY]"
        ]
        words += ["--yes"] if line == "undo" else []  # there is no terminal
        done = subprocess.run(
            [sys.executable, "-m", "indextts_doctor", *words],
            cwd=deployment.directory, env=deployment.environ, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        ended[line] = done.returncode
    failed = {line for line, code in ended.items() if code}
    assert failed <= {"fix", "check --strict"}  # the leftover is a warning, and there is something to fix
