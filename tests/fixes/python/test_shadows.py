import pytest

import healthy_facts
from indextts_doctor.facts.profile import Pin
from indextts_doctor.facts.python import Shadow
from indextts_doctor.fixes.steps import Advice, Move
from proposed_steps import advice, proposed

PROFILE = healthy_facts.profile(packages=(Pin(name="scipy"),))
FILE = Shadow("scipy", "/srv/tts/scipy.py", "scipy")
FOLDER = Shadow("scipy", "/srv/tts/scipy/__init__.py", "scipy")
COMPILED = Shadow("scipy", "/srv/tts/scipy/__init__.cpython-310-x86_64-linux-gnu.so", "scipy")
OTHER = Shadow("click", "/srv/tts/click.py", "click")


@pytest.mark.parametrize(
    "shadow",
    [
        pytest.param(OTHER, id="a package that this deployment does not need"),
        pytest.param(Shadow("pytest", "/srv/tts/pytest.py", "pytest"), id="a tool of the developers"),
    ],
)
def test_advises(shadow):
    assert "may be intended" in advice(proposed("PY016", healthy_facts.shadows(shadow), PROFILE))


@pytest.mark.parametrize(
    ("shadow", "path"),
    [
        pytest.param(FILE, "/srv/tts/scipy.py", id="a file"),
        pytest.param(FOLDER, "/srv/tts/scipy", id="a package: its folder"),
        pytest.param(COMPILED, "/srv/tts/scipy", id="a compiled package: its folder"),
        pytest.param(Shadow("random", "/srv/tts/random.py", ""), "/srv/tts/random.py", id="of the standard library"),
        pytest.param(
            Shadow("scipy", "/srv/tts/scipy.cpython-310-x86_64-linux-gnu.so", "scipy"),
            "/srv/tts/scipy.cpython-310-x86_64-linux-gnu.so",
            id="a compiled module",
        ),
    ],
)
def test_cures(shadow, path):
    steps = proposed("PY016", healthy_facts.shadows(shadow), PROFILE)
    assert steps == [Move(path, f"{path}.hidden-a-module")]


def test_what_may_be_meant_stays_beside_what_is_moved():
    moved, left = proposed("PY016", healthy_facts.shadows(OTHER, FILE), PROFILE)
    assert moved == Move("/srv/tts/scipy.py", "/srv/tts/scipy.py.hidden-a-module")
    assert isinstance(left, Advice)


CLICK, WAVE = Shadow("click", "/srv/tts/click.py", "click"), Shadow("wave", "/srv/tts/wave/__init__.py", "")


def failed(*shadows):
    stack = tuple(f"{one.file}:1 <module>" for one in shadows)
    return healthy_facts.imports(healthy_facts.imported("flask", "exception", stack=stack))


@pytest.mark.parametrize(
    ("shadows", "met", "paths"),
    [
        pytest.param((CLICK,), (CLICK,), ["/srv/tts/click.py"], id="a file"),
        pytest.param((WAVE,), (WAVE,), ["/srv/tts/wave"], id="a package: its folder"),
        pytest.param((CLICK, WAVE), (CLICK,), ["/srv/tts/click.py"], id="only what the import went through"),
        pytest.param((CLICK, WAVE), (CLICK, WAVE), ["/srv/tts/click.py", "/srv/tts/wave"], id="both"),
    ],
)
def test_what_breaks_an_import_is_moved(shadows, met, paths):
    steps = proposed("PY019", healthy_facts.shadows(*shadows), failed(*met))
    assert steps == [Move(path, f"{path}.hidden-a-module") for path in paths]
