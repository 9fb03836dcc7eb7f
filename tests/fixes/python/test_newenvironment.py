import pytest

import healthy_facts
from indextts_doctor.facts.profile import Pin, PythonNeed
from indextts_doctor.fixes.python.newenvironment import beside
from new_environments import MADE, OTHERS, TOLD, WORDS, recipe


def made(environment, profile):
    new, _ = beside(healthy_facts.target(), environment, profile)
    return new


@pytest.mark.parametrize(
    ("tested", "version"),
    [
        pytest.param(">=3.9,<3.11", "3.10", id="the newest, by number and not by letter"),
        pytest.param("<3.10", "3.9", id="the newest below"),
        pytest.param("==3.8.*", "3.8", id="the only one"),
    ],
)
def test_which_python(tested, version):
    profile = healthy_facts.profile(python=PythonNeed(tested=tested, reason=WORDS, source="test"))
    new = made(healthy_facts.environment(others=OTHERS), profile)
    assert (new.path, new.base) == (f"/srv/tts/.venv-{version}", OTHERS[version])


@pytest.mark.parametrize(
    ("pin", "requirements"),
    [
        pytest.param(Pin("flask"), ("flask",), id="any version"),
        pytest.param(Pin("flask", tested=">=2,<4"), ("flask>=2,<4",), id="a range"),
        pytest.param(Pin("torch", tested="==1.13.1"), ("torch==1.13.1+cpu",), id="torch as a CPU build"),
        pytest.param(Pin("torch", tested=">=1.13"), ("torch>=1.13",), id="torch in a range: by its index"),
        pytest.param(Pin("kantts", origin=WORDS), (), id="not on the package index"),
        pytest.param(Pin("kantts", required=False), (), id="not required"),
        pytest.param(Pin("tomli", python="<3.10"), (), id="not for that Python"),
    ],
)
def test_what_is_installed(pin, requirements):
    profile = healthy_facts.profile(packages=(pin,))
    assert made(healthy_facts.environment(others=OTHERS), profile).requirements == requirements


def test_pytorchs_index_only_where_torch_is():
    profile = healthy_facts.profile(packages=(Pin("flask"),))
    assert made(healthy_facts.environment(others=OTHERS), profile).indexes == ()


def test_all_together():
    assert list(beside(healthy_facts.target(), healthy_facts.environment(others=OTHERS), recipe())) == [
        MADE,
        TOLD,
    ]
