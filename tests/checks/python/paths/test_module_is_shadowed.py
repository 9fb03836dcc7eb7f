import pytest

import healthy_facts
from checked_texts import said
from indextts_doctor.checks.python.paths.module_is_shadowed import module_is_shadowed
from indextts_doctor.facts.profile import ImportNeed, Pin
from indextts_doctor.facts.python import Shadow
from indextts_doctor.facts.record import Severity

PROFILE = healthy_facts.profile(packages=(Pin(name="scipy"),), imports=(ImportNeed("yaml", "pyyaml"),))

PACKAGES = healthy_facts.packages(
    healthy_facts.package("scipy", requires=("numpy>=1.19", 'pytest; extra == "test"')),
    healthy_facts.package("numpy", requires=("wheel",)),
    healthy_facts.package("other", requires=("not a requirement",)),
)


@pytest.mark.parametrize(
    "shadows",
    [
        pytest.param(healthy_facts.shadows(), id="none"),
        pytest.param(
            healthy_facts.shadows(Shadow("wave", "/srv/tts/wave.py", "")), id="a standard module that no engine imports"
        ),
    ],
)
def test_silent(shadows):
    assert not said(module_is_shadowed, shadows, PROFILE, PACKAGES)


@pytest.mark.parametrize(
    ("shadow", "about", "severity"),
    [
        pytest.param(
            Shadow("scipy", "/srv/tts/scipy.py", "scipy"), {"scipy"}, Severity.ERROR, id="a package of the profile"
        ),
        pytest.param(
            Shadow("yaml", "/srv/tts/yaml.py", "pyyaml"), {"yaml", "pyyaml"}, Severity.ERROR, id="by another name"
        ),
        pytest.param(Shadow("random", "/srv/tts/random.py", ""), {"random"}, Severity.ERROR, id="a standard module"),
        pytest.param(
            Shadow("wheel", "/srv/tts/wheel.py", "wheel"),
            {"wheel", "numpy", "scipy"},
            Severity.ERROR,
            id="what a package of the profile needs",
        ),
        pytest.param(
            Shadow("pytest", "/srv/tts/pytest.py", "pytest"),
            {"pytest"},
            Severity.WARNING,
            id="what it needs for its tests only",
        ),
        pytest.param(
            Shadow("click", "/srv/tts/click.py", "click"), {"click"}, Severity.WARNING, id="some other package"
        ),
    ],
)
def test_speaks(shadow, about, severity):
    [evidence] = said(module_is_shadowed, healthy_facts.shadows(shadow), PROFILE, PACKAGES)
    assert (evidence.about, evidence.severity) == (about, severity)


def test_the_worst_comes_first():
    found = (Shadow("click", "/srv/tts/click.py", "click"), Shadow("scipy", "/srv/tts/scipy.py", "scipy"))
    first, second = said(module_is_shadowed, healthy_facts.shadows(*found), PROFILE, PACKAGES)
    assert (first.facts["module"], second.facts["module"]) == ("scipy", "click")
