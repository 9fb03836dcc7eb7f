import pytest

import healthy_facts
from indextts_doctor.checks.cache.cache_is_large import cache_is_large
from indextts_doctor.facts.cache import Repo
from indextts_doctor.facts.profile import Thresholds

GIB = 2**30
PROFILE = healthy_facts.profile(thresholds=Thresholds(cache_bytes=50 * GIB))
REPOS = (Repo("models--a--big", 59 * GIB, 9), Repo("models--a--small", GIB, 9))


@pytest.mark.parametrize(
    "cache",
    [
        pytest.param(healthy_facts.cache(bytes=50 * GIB), id="just as much"),
        pytest.param(healthy_facts.cache(exists=False), id="none"),
        pytest.param(healthy_facts.cache(walked=False), id="not looked at"),
    ],
)
def test_silent(cache):
    assert not list(cache_is_large(cache, PROFILE))


@pytest.mark.parametrize(
    ("version", "command"),
    [
        pytest.param("0.16.4", "huggingface-cli scan-cache", id="the recipe's"),
        pytest.param("0.34.4", "hf cache scan", id="the first with hf"),
        pytest.param("1.0.1", "hf cache ls", id="renamed"),
        pytest.param(None, "hf cache ls", id="not known"),
    ],
)
def test_speaks(version, command):
    cache = healthy_facts.cache(bytes=60 * GIB, repos=REPOS, hub_version=version)
    [evidence] = cache_is_large(cache, PROFILE)
    assert evidence.facts["bytes"] == "60 GiB"
    assert evidence.facts["largest"] == ["models--a--big 59 GiB", "models--a--small 1 GiB"]
    assert evidence.facts["list_command"] == command
