import pytest

import healthy_facts
from indextts_doctor.checks.python.deployment_has_no_python import deployment_has_no_python
from indextts_doctor.facts.profile import Pin

PROFILE = healthy_facts.profile(packages=(Pin("torch"), Pin("scipy"), Pin("flask"), Pin("kantts", required=False)))
OURS = healthy_facts.target(python_from="doctor", profile_from="requirements.txt")
NOTHING, ALL = (
    healthy_facts.packages(),
    healthy_facts.packages(*map(healthy_facts.package, ("torch", "scipy", "flask"))),
)


@pytest.mark.parametrize(
    ("target", "packages"),
    [
        pytest.param(healthy_facts.target(python_from="folder"), NOTHING, id="found in the folder"),
        pytest.param(healthy_facts.target(python_from="option"), NOTHING, id="as asked"),
        pytest.param(OURS, ALL, id="the doctor lives in the deployment's own environment"),
        pytest.param(
            OURS,
            healthy_facts.packages(healthy_facts.package("torch"), healthy_facts.package("flask")),
            id="most of it is there",
        ),
        pytest.param(
            healthy_facts.target(python_from="doctor", profile_from="default"), NOTHING, id="no deployment at all"
        ),
    ],
)
def test_silent(target, packages):
    assert not list(deployment_has_no_python(target, PROFILE, packages))


@pytest.mark.parametrize(
    ("packages", "lacks"),
    [
        pytest.param(NOTHING, ["torch", "scipy", "flask"], id="nothing of it is there"),
        pytest.param(healthy_facts.packages(healthy_facts.package("torch")), ["scipy", "flask"], id="half of it"),
    ],
)
def test_speaks(packages, lacks):
    [evidence] = deployment_has_no_python(OURS, PROFILE, packages)
    assert evidence.facts["packages"] == lacks
