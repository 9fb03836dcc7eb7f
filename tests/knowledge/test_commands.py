import pytest

import make
from indextts_doctor.knowledge import commands
from indextts_doctor.profile import Pin

PIP = make.environment()
UV = make.environment(pyvenv={"home": "/usr/bin", "uv": "0.8.0"})
TARGET = make.target(python="/srv/my tts/bin/python")


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        pytest.param(PIP, "'/srv/my tts/bin/python' -m pip install \"urllib3<2\" six", id="pip"),
        pytest.param(
            UV, "uv pip install --python '/srv/my tts/bin/python' \"urllib3<2\" six", id="made by uv"
        ),
    ],
)
def test_install(environment, command):
    assert commands.install(TARGET, environment, "urllib3<2", "six") == command


@pytest.mark.parametrize(
    ("environment", "flags"),
    [
        pytest.param(PIP, "--force-reinstall --no-deps", id="pip"),
        pytest.param(UV, "--reinstall --no-deps", id="made by uv"),
    ],
)
def test_reinstall(environment, flags):
    assert commands.reinstall(TARGET, environment, "scipy==1.10.1").endswith(f" {flags} scipy==1.10.1")


@pytest.mark.parametrize(
    ("package", "version", "expected"),
    [
        pytest.param("scipy", "1.9", "scipy==1.10.1", id="as the profile wants it"),
        pytest.param("six", "1.16", "six==1.16", id="as it is installed"),
        pytest.param("six", None, "six", id="any"),
        pytest.param("free", "2", "free==2", id="the profile takes any"),
    ],
)
def test_requirement(package, version, expected):
    profile = make.profile(packages=(Pin(name="scipy", tested="==1.10.1"), Pin(name="free")))
    assert commands.requirement(package, profile, version) == expected


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        pytest.param("~/tts/bin/python", "~/tts/bin/python", id="the shell must expand it"),
        pytest.param("~/my tts/bin/python", "~/'my tts/bin/python'", id="with a space"),
        pytest.param("python", "python", id="a bare name"),
    ],
)
def test_home_is_not_quoted(path, shown):
    assert commands.install(make.target(python=path), PIP, "six") == f"{shown} -m pip install six"
