import pytest

import healthy_facts
from indextts_doctor.checks.packages.versions.version_is_proven_broken import version_is_proven_broken
from indextts_doctor.facts.profile import Broken, Pin
from indextts_doctor.i18n.text import Text

WORDS = Text(en="names were removed", zh="名字被删除")
PROFILE = healthy_facts.profile(
    packages=(Pin("transformers", tested="==4.52.1", broken=(Broken(">=4.56", WORDS, "index-tts#508"),)),)
)


@pytest.mark.parametrize(
    "packages",
    [
        pytest.param(healthy_facts.packages(healthy_facts.package("transformers", "4.52.1")), id="tested"),
        pytest.param(
            healthy_facts.packages(healthy_facts.package("transformers", "4.55.4")), id="untested, not proven broken"
        ),
        pytest.param(healthy_facts.packages(healthy_facts.package("transformers", "unknown")), id="no version"),
        pytest.param(healthy_facts.packages(), id="not installed"),
    ],
)
def test_silent(packages):
    assert not list(version_is_proven_broken(packages, PROFILE, healthy_facts.target()))


@pytest.mark.parametrize("version", ["4.56.0", "5.0.0rc1", "5.23.0"])
def test_speaks(version):
    packages = healthy_facts.packages(healthy_facts.package("transformers", version), healthy_facts.package("pip"))
    [evidence] = version_is_proven_broken(packages, PROFILE, healthy_facts.target())
    assert evidence.facts["reason"] == WORDS
    assert evidence.facts["proof"] == "index-tts#508"
    assert evidence.facts["command"].endswith("-m pip install transformers==4.52.1`")
