import pytest

import make
from indextts_doctor.checks.python.paths.user_site_leaks import user_site_leaks
from indextts_doctor.facts.profile import Pin
from said import said

PROFILE = make.profile(packages=(Pin(name="numpy"),))

USER = "/home/tts/.local/lib/python3.10/site-packages"
LEAKING = make.interpreter(user_site=USER)
OURS, THEIRS = make.package("numpy", "1.24.3"), make.package("numpy", "2.1.0", location=USER)


@pytest.mark.parametrize(
    ("interpreter", "packages"),
    [
        pytest.param(make.interpreter(), make.packages(THEIRS, OURS), id="the folder is not on the path"),
        pytest.param(LEAKING, make.packages(OURS), id="nothing in it"),
        pytest.param(LEAKING, make.packages(THEIRS), id="the only one: installed there on purpose"),
        pytest.param(LEAKING, make.packages(OURS, THEIRS), id="the environment's comes first"),
        pytest.param(
            LEAKING,
            make.packages(make.package("numpy", "1.24.3", location=USER), OURS),
            id="the same version",
        ),
        pytest.param(
            LEAKING,
            make.packages(make.package("pip", "24", location=USER), make.package("pip", "23")),
            id="not needed",
        ),
    ],
)
def test_silent(interpreter, packages):
    assert not said(user_site_leaks, interpreter, packages, PROFILE)


@pytest.mark.parametrize("packages", [pytest.param(make.packages(THEIRS, OURS), id="hides another version")])
def test_speaks(packages):
    [evidence] = said(user_site_leaks, LEAKING, packages, PROFILE)
    assert (evidence.facts["version"], evidence.facts["hidden"]) == ("2.1.0", "1.24.3")
    assert evidence.about == {"numpy"}
