import pytest

import healthy_facts
from indextts_doctor.checks.cache.endpoint_ends_with_slash import endpoint_ends_with_slash


@pytest.mark.parametrize(
    ("endpoint", "version"),
    [
        pytest.param(None, "0.16.4", id="not set"),
        pytest.param("https://hf-mirror.com", "0.16.4", id="no slash"),
        pytest.param("https://hf-mirror.com/", "0.28.1", id="stripped from 0.28 on"),
        pytest.param("https://hf-mirror.com/", None, id="version not known"),
    ],
)
def test_silent(endpoint, version):
    assert not list(endpoint_ends_with_slash(healthy_facts.cache(endpoint=endpoint, hub_version=version)))


@pytest.mark.parametrize("version", ["0.16.4", "0.27.1"])
def test_speaks(version):
    cache = healthy_facts.cache(endpoint="https://hf-mirror.com/", hub_version=version)
    [evidence] = endpoint_ends_with_slash(cache)
    assert evidence.facts["quoted"] == "https://hf-mirror.com"
