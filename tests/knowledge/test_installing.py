import shlex
import subprocess

import pytest

import make
from indextts_doctor.knowledge import installing
from indextts_doctor.profile import Pin

PIP = make.packages(make.package("pip"))


@pytest.mark.parametrize(
    ("python", "shown"),
    [
        ("/srv/tts/.venv/bin/python", "/srv/tts/.venv/bin/python"),
        ("~/tts/.venv/bin/python", "~/tts/.venv/bin/python"),
        ("/srv/my tts/bin/python", "'/srv/my tts/bin/python'"),
        ("/srv/$(reboot)/python", "'/srv/$(reboot)/python'"),
    ],
)
def test_words_are_quoted(python, shown):
    command = installing.install(make.target(python=python), PIP, "numpy<2")
    assert command == f"{shown} -m pip install 'numpy<2'"


def test_the_shell_reads_what_was_meant():
    python = """/srv/it's "$HOME" `x`/python"""
    command = installing.install(make.target(python=python), PIP, "a>=1,<2 ; x")
    assert shlex.split(command) == [python, "-m", "pip", "install", "a>=1,<2 ; x"]
    said = subprocess.run(
        ["sh", "-c", f"printf %s {installing.quoted(python)}"], capture_output=True, check=True
    )
    assert said.stdout.decode() == python


@pytest.mark.parametrize(
    ("packages", "package", "command"),
    [
        (PIP, make.package("scipy", "1.10.1"), "pip install --force-reinstall --no-deps scipy==1.10.1"),
        (make.packages(), make.package("scipy", "1.10.1"), "--no-cache --reinstall --no-deps scipy==1.10.1"),
        (
            PIP,
            make.package("torch", "1.13.1+cpu"),
            "--index-url https://download.pytorch.org/whl/cpu torch==1.13.1+cpu",
        ),
    ],
)
def test_reinstall(packages, package, command):
    assert installing.reinstall(make.target(), packages, package).endswith(command)


@pytest.mark.parametrize(
    ("specifier", "exact"), [("==1.2", True), ("==1.*", False), (">=1", False), ("==1,<2", False)]
)
def test_exact(specifier, exact):
    assert installing.exact(specifier) is exact


def test_pinned():
    assert installing.pinned(Pin("numpy", tested="<2"), make.target(), PIP).endswith("'numpy<2'")
