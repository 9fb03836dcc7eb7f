"""Pass facts, compare evidence. Facts that are not passed are those of a healthy deployment."""

import pytest
from acme_doctor.acme_voice_is_old import acme_voice_is_old

from indextts_doctor.plugins import Packages
from indextts_doctor.plugins.testing import findings, healthy
from indextts_doctor.plugins.testing.facts import package


def installed(version):
    return healthy(Packages, installed=(package("acme-voice", version),))


@pytest.mark.parametrize("packages", [pytest.param(installed("2.0"), id="new"), pytest.param(Packages(()), id="none")])
def test_silent(packages):
    assert not findings(acme_voice_is_old, packages)


def test_speaks():
    [evidence] = findings(acme_voice_is_old, installed("1.4"))

    assert evidence.version == "1.4"
