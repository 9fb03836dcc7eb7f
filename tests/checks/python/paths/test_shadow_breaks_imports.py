import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.paths.shadow_breaks_imports import shadow_breaks_imports
from indextts_doctor.facts.imports import Link
from indextts_doctor.facts.profile import Pin
from indextts_doctor.facts.python import Shadow

FILE = "/srv/tts/click.py"
PROFILE = healthy_facts.profile(packages=(Pin(name="flask"),))
SHADOWS = healthy_facts.shadows(Shadow("click", FILE, "click"))


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("flask"), id="nothing fails"),
        pytest.param(healthy_facts.imported("flask", stack=(f"{FILE}:1 <module>",)), id="imported, and it works"),
        pytest.param(
            healthy_facts.imported("flask", "exception", stack=("/site/werkzeug.py:1 f",)), id="fails elsewhere"
        ),
    ],
)
def test_silent(result):
    assert not said(shadow_breaks_imports, SHADOWS, healthy_facts.imports(result), healthy_facts.packages(), PROFILE)


@pytest.mark.parametrize(
    "result",
    [
        pytest.param(healthy_facts.imported("flask", "exception", stack=(f"{FILE}:1 <module>",)), id="in the stack"),
        pytest.param(
            healthy_facts.imported("flask", "time", stack=("/x.py:1 f", f"{FILE}:1 <module>")), id="it hangs there"
        ),
        pytest.param(
            healthy_facts.imported(
                "flask", "exception", chain=(Link("ImportError", f"cannot import name 'x' from 'click' ({FILE})"),)
            ),
            id="in the message",
        ),
        pytest.param(
            healthy_facts.imported("flask", "exception", chain=(Link("NameError", "x", file=FILE, line=3),)),
            id="raised there",
        ),
    ],
)
def test_speaks(result):
    [evidence] = said(shadow_breaks_imports, SHADOWS, healthy_facts.imports(result), healthy_facts.packages(), PROFILE)
    assert evidence.facts["broken"] == ["flask"]
    assert evidence.about == {"click", "flask"}


def test_what_is_an_error_anyway_is_left_to_the_other_check():
    packages = healthy_facts.packages(healthy_facts.package("flask", requires=("click>=8",)))
    result = healthy_facts.imported("flask", "exception", stack=(f"{FILE}:1 <module>",))
    assert not said(shadow_breaks_imports, SHADOWS, healthy_facts.imports(result), packages, PROFILE)
