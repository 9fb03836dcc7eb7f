import pytest

import healthy_facts
from indextts_doctor.checks.packages.installed.package_needed_later_is_missing import package_needed_later_is_missing
from indextts_doctor.facts.profile import Pin

LATER = healthy_facts.profile(
    packages=(Pin("descript-audiotools", needed_at="construction"), Pin("torchcodec", needed_at="saving"))
)


@pytest.mark.parametrize(
    ("packages", "profile"),
    [
        pytest.param(
            healthy_facts.packages(healthy_facts.package("descript-audiotools"), healthy_facts.package("torchcodec")),
            LATER,
            id="installed",
        ),
        pytest.param(
            healthy_facts.packages(), healthy_facts.profile(packages=(Pin("flask"),)), id="needed at import: PKG001"
        ),
        pytest.param(
            healthy_facts.packages(),
            healthy_facts.profile(packages=(Pin("torchcodec", needed_at="saving", required=False),)),
            id="optional",
        ),
    ],
)
def test_silent(packages, profile):
    assert not list(package_needed_later_is_missing(packages, profile, healthy_facts.target()))


@pytest.mark.parametrize(
    ("there", "missing", "when"),
    [
        pytest.param("torchcodec", "descript-audiotools", "when the model is loaded", id="construction"),
        pytest.param("descript-audiotools", "torchcodec", "when the recording is saved", id="saving"),
    ],
)
def test_speaks(there, missing, when):
    packages = healthy_facts.packages(healthy_facts.package(there))
    [evidence] = package_needed_later_is_missing(packages, LATER, healthy_facts.target())
    assert (evidence.facts["name"], evidence.facts["when"].of("en")) == (missing, when)
