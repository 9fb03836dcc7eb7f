import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.paths.user_site_leaks import user_site_leaks
from indextts_doctor.facts.profile import Pin

PROFILE = healthy_facts.profile(packages=(Pin(name="numpy"),))

USER = "/home/tts/.local/lib/python3.10/site-packages"
LEAKING = healthy_facts.interpreter(user_site=USER)
OURS, THEIRS = (healthy_facts.package("numpy", "1.24.3"), healthy_facts.package("numpy", "2.1.0", location=USER))


@pytest.mark.parametrize(
    ("interpreter", "packages"),
    [
        pytest.param(
            healthy_facts.interpreter(), healthy_facts.packages(THEIRS, OURS), id="the folder is not on the path"
        ),
        pytest.param(LEAKING, healthy_facts.packages(OURS), id="nothing in it"),
        pytest.param(LEAKING, healthy_facts.packages(THEIRS), id="the only one: installed there on purpose"),
        pytest.param(LEAKING, healthy_facts.packages(OURS, THEIRS), id="the environment's comes first"),
        pytest.param(
            LEAKING,
            healthy_facts.packages(healthy_facts.package("numpy", "1.24.3", location=USER), OURS),
            id="the same version",
        ),
        pytest.param(
            LEAKING,
            healthy_facts.packages(
                healthy_facts.package("pip", "24", location=USER), healthy_facts.package("pip", "23")
            ),
            id="not needed",
        ),
    ],
)
def test_silent(interpreter, packages):
    assert not said(user_site_leaks, interpreter, packages, PROFILE)


@pytest.mark.parametrize("packages", [pytest.param(healthy_facts.packages(THEIRS, OURS), id="hides another version")])
def test_speaks(packages):
    [evidence] = said(user_site_leaks, LEAKING, packages, PROFILE)
    assert (evidence.facts["version"], evidence.facts["hidden"]) == ("2.1.0", "1.24.3")
    assert evidence.about == {"numpy"}
