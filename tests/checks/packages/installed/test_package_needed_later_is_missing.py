import pytest

import make
from indextts_doctor.checks.packages.installed.package_needed_later_is_missing import (
    package_needed_later_is_missing,
)
from indextts_doctor.facts.profile import Pin

LATER = make.profile(
    packages=(Pin("descript-audiotools", needed_at="construction"), Pin("torchcodec", needed_at="saving"))
)


@pytest.mark.parametrize(
    ("packages", "profile"),
    [
        pytest.param(
            make.packages(make.package("descript-audiotools"), make.package("torchcodec")),
            LATER,
            id="installed",
        ),
        pytest.param(make.packages(), make.profile(packages=(Pin("flask"),)), id="needed at import: PKG001"),
        pytest.param(
            make.packages(),
            make.profile(packages=(Pin("torchcodec", needed_at="saving", required=False),)),
            id="optional",
        ),
    ],
)
def test_silent(packages, profile):
    assert not list(package_needed_later_is_missing(packages, profile, make.target()))


@pytest.mark.parametrize(
    ("there", "missing", "when"),
    [
        pytest.param("torchcodec", "descript-audiotools", "when the model is loaded", id="construction"),
        pytest.param("descript-audiotools", "torchcodec", "when the sound is saved", id="saving"),
    ],
)
def test_speaks(there, missing, when):
    packages = make.packages(make.package(there))
    [evidence] = package_needed_later_is_missing(packages, LATER, make.target())
    assert (evidence.facts["name"], evidence.facts["when"].en) == (missing, when)
