import pytest

import healthy_facts
from indextts_doctor.facts import Start
from indextts_doctor.facts.profile import Pin, PythonNeed
from indextts_doctor.fixes.python.new_environment import new_environment
from new_environments import MADE, OTHERS, TOLD, WORDS, recipe
from proposed_steps import advice, proposed


def made(environment, profile):
    new, _ = new_environment(healthy_facts.target(), environment, profile)
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


GONE = Start("start", output="ENOENT: No such file or directory: python")
CASES = {
    "PY001": lambda others: (healthy_facts.environment(exists=False, others=others), GONE, recipe()),
    "PY008": lambda others: (
        healthy_facts.environment(others=others),
        healthy_facts.interpreter(version=(3, 12, 0)),
        recipe(">=3.12"),
    ),
    "PY011": lambda others: (
        healthy_facts.environment(others=others),
        healthy_facts.interpreter(version=(3, 11, 2), path=("/srv/tts", "/usr/lib/python3.11")),
        recipe(),
    ),
    "PY021": lambda others: (
        healthy_facts.target(python_from="doctor", profile_from="requirements.txt"),
        healthy_facts.environment(others=others),
        recipe(),
    ),
}


@pytest.mark.parametrize(
    "others",
    [
        pytest.param({}, id="there is no other Python"),
        pytest.param({"3.13": "/usr/bin/python3.13"}, id="none that fits"),
    ],
)
@pytest.mark.parametrize(("code", "facts"), CASES.items())
def test_advises(code, facts, others):
    assert "no Python >=3.9,<3.11 is installed" in advice(proposed(code, *facts(others)))


@pytest.mark.parametrize(("code", "facts"), CASES.items())
def test_makes_one_with_the_newest_that_fits_and_tells_the_doctor(code, facts):
    assert proposed(code, *facts(OTHERS)) == [MADE, TOLD]
