import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.scipy_lacks_kaiser import scipy_lacks_kaiser
from indextts_doctor.facts import Interpreter
from indextts_doctor.facts.packages import Leftover
from indextts_doctor.facts.profile import Pin
from indextts_doctor.plugins.testing import findings, healthy

KANTTS = healthy_facts.package("kantts", "0.0.1", python_files=120)
PLACEHOLDER = healthy_facts.package("kantts", "0.1.0", python_files=1)
SOURCES = (Leftover("/opt/KAN-TTS/kantts", "kantts", "source", importable=True),)


def speak(*packages, leftovers=(), profile=None, python=(3, 10, 13)):
    facts = (
        healthy_facts.packages(*packages, leftovers=leftovers),
        profile or healthy_facts.profile(),
        healthy_facts.target(),
    )
    return findings(scipy_lacks_kaiser, *facts, healthy(Interpreter, version=python))


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param((healthy_facts.package("scipy", "1.12.0"), KANTTS), id="the last that has it"),
        pytest.param((healthy_facts.package("scipy", "1.17.1"),), id="no kantts"),
        pytest.param(
            (healthy_facts.package("scipy", "1.17.1"), PLACEHOLDER), id="the placeholder imports nothing: PKG007"
        ),
        pytest.param((KANTTS,), id="no scipy"),
    ],
)
def test_silent(packages):
    assert not speak(*packages)


@pytest.mark.parametrize(
    ("packages", "leftovers"),
    [
        pytest.param((healthy_facts.package("scipy", "1.13.0"), KANTTS), (), id="the first without it"),
        pytest.param((healthy_facts.package("scipy", "1.17.1"),), SOURCES, id="KAN-TTS from its sources"),
    ],
)
def test_speaks(packages, leftovers):
    [evidence] = speak(*packages, leftovers=leftovers)
    assert evidence.about == {"scipy", "kantts"}
    assert evidence.facts["fix"].of("en").endswith("'scipy<1.13'`.")


def test_the_pinned_version_is_installed_if_there_is_one():
    profile = healthy_facts.profile(packages=(Pin("scipy", tested="==1.10.1"),))
    [evidence] = speak(healthy_facts.package("scipy", "1.13.0"), KANTTS, profile=profile)
    assert evidence.facts["fix"].of("en").endswith("scipy==1.10.1`.")


@pytest.mark.parametrize(
    ("python", "words"),
    [
        pytest.param((3, 12, 1), "Downgrade scipy", id="the last Python that scipy 1.12 has wheels for"),
        pytest.param((3, 13, 0), "again with a Python <3.13", id="no wheel: no command that must fail"),
    ],
)
def test_only_what_installs_is_advised(python, words):
    [evidence] = speak(healthy_facts.package("scipy", "1.14.1"), KANTTS, python=python)

    assert words in evidence.facts["fix"].of("en")
