import pytest

import healthy_facts
from indextts_doctor.checks.packages.installed.package_is_missing import package_is_missing
from indextts_doctor.facts.packages import Leftover
from indextts_doctor.facts.profile import Pin
from indextts_doctor.i18n.text import Text

FLASK = healthy_facts.profile(packages=(Pin("flask", tested="==2.3.3"),))
TORCH = healthy_facts.profile(packages=(Pin("torch", tested="==1.13.1"),))


def source(name, kind="source"):
    return Leftover(f"/srv/{name}", name, kind, importable=True)


@pytest.mark.parametrize(
    ("packages", "profile"),
    [
        pytest.param(healthy_facts.packages(healthy_facts.package("flask")), FLASK, id="installed"),
        pytest.param(healthy_facts.packages(leftovers=(source("flask"),)), FLASK, id="used from its sources"),
        pytest.param(
            healthy_facts.packages(leftovers=(source("flask", "no-metadata"),)), FLASK, id="half removed: PKG014"
        ),
        pytest.param(
            healthy_facts.packages(),
            healthy_facts.profile(packages=(Pin("kantts", required=False),)),
            id="not required",
        ),
        pytest.param(
            healthy_facts.packages(),
            healthy_facts.profile(packages=(Pin("accelerate", needed_at="construction"),)),
            id="PKG002",
        ),
        pytest.param(healthy_facts.packages(), healthy_facts.profile(), id="nothing is asked for"),
    ],
)
def test_silent(packages, profile):
    assert not list(package_is_missing(packages, profile, healthy_facts.target(), healthy_facts.environment()))


@pytest.mark.parametrize(
    ("packages", "profile", "command"),
    [
        pytest.param(
            healthy_facts.packages(healthy_facts.package("pip")),
            FLASK,
            "python -m pip install flask==2.3.3",
            id="with pip",
        ),
        pytest.param(
            healthy_facts.packages(), FLASK, "uv pip install --python /srv", id="an environment of uv's without pip"
        ),
        pytest.param(
            healthy_facts.packages(), TORCH, "--index-url https://download.pytorch.org/whl/cpu", id="the CPU build"
        ),
        pytest.param(
            healthy_facts.packages(leftovers=(Leftover("/srv/flask", "flask", "source"),)),
            FLASK,
            "uv",
            id="a folder without code",
        ),
    ],
)
def test_speaks(packages, profile, command):
    [evidence] = package_is_missing(packages, profile, healthy_facts.target(), healthy_facts.environment())
    assert evidence.about == {profile.packages[0].name}
    assert command in evidence.facts["fix"].of("en")
    assert command in evidence.facts["fix"].of("zh")


def test_what_the_index_does_not_have_is_not_installed_from_it():
    pin = Pin("kantts", origin=Text(en="the sources", zh="源码"))
    [evidence] = package_is_missing(
        healthy_facts.packages(),
        healthy_facts.profile(packages=(pin,)),
        healthy_facts.target(),
        healthy_facts.environment(),
    )
    assert evidence.facts["fix"] == Text(en="Source of kantts: the sources.", zh="kantts 的来源：源码。")


def test_what_does_not_install_on_this_python_is_not_advised():
    pins = (Pin("torchaudio", tested="==0.13.1", python=">=3.7,<3.11"), Pin("flask", tested="==2.3.3"))
    environment = healthy_facts.environment(pyvenv={"version": "3.11.7"})
    audio, flask = package_is_missing(
        healthy_facts.packages(), healthy_facts.profile(packages=pins), healthy_facts.target(), environment
    )
    assert audio.facts["because"].of("en") == ": the tested version does not support Python 3.11"
    assert flask.facts["because"].of("en") == ""
    for fix in (audio.facts["fix"].of("en"), audio.facts["fix"].of("zh")):
        assert "uv venv --python 3.10" in fix
        assert "flask==2.3.3" in fix
        assert "install torchaudio" not in fix
