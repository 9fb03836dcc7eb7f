import pytest

import make
from indextts_doctor.checks.packages.installed.package_is_missing import package_is_missing
from indextts_doctor.facts.packages import Leftover
from indextts_doctor.facts.profile import Pin
from indextts_doctor.i18n.text import Text

FLASK = make.profile(packages=(Pin("flask", tested="==2.3.3"),))
TORCH = make.profile(packages=(Pin("torch", tested="==1.13.1"),))


def source(name, kind="source"):
    return Leftover(f"/srv/{name}", name, kind, importable=True)


@pytest.mark.parametrize(
    ("packages", "profile"),
    [
        pytest.param(make.packages(make.package("flask")), FLASK, id="installed"),
        pytest.param(make.packages(leftovers=(source("flask"),)), FLASK, id="used from its sources"),
        pytest.param(
            make.packages(leftovers=(source("flask", "no-metadata"),)), FLASK, id="half removed: PKG014"
        ),
        pytest.param(
            make.packages(), make.profile(packages=(Pin("kantts", required=False),)), id="not required"
        ),
        pytest.param(
            make.packages(),
            make.profile(packages=(Pin("accelerate", needed_at="construction"),)),
            id="PKG002",
        ),
        pytest.param(make.packages(), make.profile(), id="nothing is asked for"),
    ],
)
def test_silent(packages, profile):
    assert not list(package_is_missing(packages, profile, make.target(), make.environment()))


@pytest.mark.parametrize(
    ("packages", "profile", "command"),
    [
        pytest.param(
            make.packages(make.package("pip")), FLASK, "python -m pip install flask==2.3.3", id="with pip"
        ),
        pytest.param(
            make.packages(), FLASK, "uv pip install --python /srv", id="an environment of uv's without pip"
        ),
        pytest.param(
            make.packages(), TORCH, "--index-url https://download.pytorch.org/whl/cpu", id="the CPU build"
        ),
        pytest.param(
            make.packages(leftovers=(Leftover("/srv/flask", "flask", "source"),)),
            FLASK,
            "uv",
            id="a folder without code",
        ),
    ],
)
def test_speaks(packages, profile, command):
    [evidence] = package_is_missing(packages, profile, make.target(), make.environment())
    assert evidence.about == {profile.packages[0].name}
    assert command in evidence.facts["cure"].en
    assert command in evidence.facts["cure"].zh


def test_what_the_index_does_not_have_is_not_installed_from_it():
    pin = Pin("kantts", origin=Text(en="the sources", zh="源码"))
    [evidence] = package_is_missing(
        make.packages(), make.profile(packages=(pin,)), make.target(), make.environment()
    )
    assert evidence.facts["cure"] == Text(
        en="Where kantts is from: the sources.", zh="kantts 的获取途径：源码。"
    )


def test_what_does_not_install_on_this_python_is_not_advised():
    pins = (Pin("torchaudio", tested="==0.13.1", python=">=3.7,<3.11"), Pin("flask", tested="==2.3.3"))
    environment = make.environment(pyvenv={"version": "3.11.7"})
    audio, flask = package_is_missing(
        make.packages(), make.profile(packages=pins), make.target(), environment
    )
    assert audio.facts["because"].en == ": its tested release does not install on Python 3.11"
    assert flask.facts["because"].en == ""
    for cure in (audio.facts["cure"].en, audio.facts["cure"].zh):
        assert "uv venv --python 3.10" in cure
        assert "flask==2.3.3" in cure
        assert "install torchaudio" not in cure
