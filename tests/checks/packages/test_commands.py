import shlex
import subprocess

import pytest

import healthy_facts
from indextts_doctor.checks.packages import commands
from indextts_doctor.facts.profile import Pin
from indextts_doctor.i18n.text import Text

PIP = healthy_facts.packages(healthy_facts.package("pip"))
CPU = "--index-url https://download.pytorch.org/whl/cpu"
ELSEWHERE = Pin("kantts", origin=Text(en="the sources", zh="源码"))


@pytest.mark.parametrize(
    ("packages", "start"),
    [
        pytest.param(PIP, "/srv/tts/.venv/bin/python -m pip install", id="pip is there"),
        pytest.param(
            healthy_facts.packages(), "uv pip install --python /srv/tts/.venv/bin/python", id="an environment of uv's"
        ),
    ],
)
def test_install(packages, start):
    assert commands.install(healthy_facts.target(), packages, "six") == f"{start} six"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        pytest.param("/srv/tts/.venv/bin/python", "/srv/tts/.venv/bin/python", id="plain"),
        pytest.param("~/tts/bin/python", "~/tts/bin/python", id="the shell must expand it"),
        pytest.param("~/my tts/bin/python", "~/'my tts/bin/python'", id="home, with a space"),
        pytest.param("/srv/my tts/bin/python", "'/srv/my tts/bin/python'", id="with a space"),
        pytest.param("/srv/$(reboot)/python", "'/srv/$(reboot)/python'", id="what a shell would run"),
        pytest.param("python", "python", id="a bare name"),
        pytest.param("~", "'~'", id="no path at all"),
    ],
)
def test_words_are_quoted(path, shown):
    command = commands.install(healthy_facts.target(python=path), PIP, "numpy<2")
    assert command == f"{shown} -m pip install 'numpy<2'"


def test_the_shell_reads_what_was_meant():
    python = """/srv/it's "$HOME" `x`/python"""
    command = commands.install(healthy_facts.target(python=python), PIP, "a>=1,<2 ; x")
    assert shlex.split(command) == [python, "-m", "pip", "install", "a>=1,<2 ; x"]
    said = subprocess.run(["sh", "-c", f"printf %s {commands.quoted(python)}"], capture_output=True, check=True)
    assert said.stdout.decode() == python


@pytest.mark.parametrize(
    ("packages", "package", "command"),
    [
        (PIP, healthy_facts.package("scipy", "1.10.1"), "pip install --force-reinstall --no-deps scipy==1.10.1"),
        (
            healthy_facts.packages(),
            healthy_facts.package("scipy", "1.10.1"),
            "--no-cache --reinstall --no-deps scipy==1.10.1",
        ),
        (PIP, healthy_facts.package("torch", "1.13.1+cpu"), f"--no-deps {CPU} torch==1.13.1+cpu"),
    ],
)
def test_reinstall(packages, package, command):
    assert commands.reinstall(healthy_facts.target(), packages, package).endswith(command)


def test_several_are_reinstalled_at_once_from_each_index():
    several = [
        healthy_facts.package("scipy", "1"),
        healthy_facts.package("torch", "2+cpu"),
        healthy_facts.package("numpy", "3"),
    ]
    text = commands.reinstalled(healthy_facts.target(python="python"), PIP, several)
    pip = "python -m pip install --force-reinstall --no-deps"
    assert text == f"`{pip} scipy==1 numpy==3` `{pip} {CPU} torch==2+cpu`"


@pytest.mark.parametrize(("specifier", "exact"), [("==1.2", True), ("==1.*", False), (">=1", False), ("==1,<2", False)])
def test_exact(specifier, exact):
    assert commands.exact(specifier) is exact


@pytest.mark.parametrize(
    ("packages", "pin", "end"),
    [
        pytest.param(PIP, Pin("numpy", tested="<2"), "install 'numpy<2'`", id="from the usual index"),
        pytest.param(PIP, Pin("torch", tested="==2.8.*"), f"{CPU} 'torch==2.8.*'`", id="the CPU build"),
        pytest.param(
            healthy_facts.packages(healthy_facts.package("pip"), healthy_facts.package("torch", cuda="12.8")),
            Pin("torch", tested="==2.8.*"),
            "pip install 'torch==2.8.*'`",
            id="a CUDA build is there, and may be meant",
        ),
    ],
)
def test_pinned(packages, pin, end):
    assert commands.pinned(healthy_facts.target(), packages, pin).endswith(end)


def test_needed_names_all_packages_and_where_the_others_are_from():
    pins = [Pin("flask", tested="==2"), ELSEWHERE, Pin("six")]
    text = commands.needed(healthy_facts.target(python="python"), PIP, pins)
    command = "`python -m pip install flask==2 six`"
    assert text.of("en") == f"Install the missing packages: {command} Source of kantts: the sources."
    assert text.of("zh") == f"安装缺少的软件包：{command} kantts 的来源：源码。"


@pytest.mark.parametrize(
    ("packages", "words"),
    [
        pytest.param((), "Install the missing packages: `uv pip install --python", id="not installed"),
        pytest.param(("1.10.1",), "--no-deps scipy==1.10.1`", id="damaged"),
        pytest.param(("1.9",), "--no-deps scipy==1.10.1`", id="another version than was tested"),
    ],
)
def test_restored(packages, words):
    profile = healthy_facts.profile(packages=(Pin("scipy", tested="==1.10.1"), ELSEWHERE))
    there = healthy_facts.packages(*(healthy_facts.package("scipy", version) for version in packages))
    assert words in commands.restored(healthy_facts.target(), there, profile, "scipy").of("en")


def test_restored_installs_nothing_unknown():
    profile = healthy_facts.profile(packages=(ELSEWHERE,))
    for name in ("of-the-deployment", "kantts"):
        text = commands.restored(healthy_facts.target(), healthy_facts.packages(), profile, name)
        assert "install" not in text.of("en")
