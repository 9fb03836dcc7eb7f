import pytest

import make
from fixed import advice, proposed
from indextts_doctor.fixes.endpoint_ends_with_slash import endpoint_ends_with_slash
from indextts_doctor.steps import Assign

ENV = "/srv/tts/.env"


def cache(endpoint, file):
    return make.cache(endpoint=endpoint, endpoint_file=file, hub_version="0.16.4")


def test_advises_where_it_is_set_elsewhere():
    assert "is started" in advice(proposed(endpoint_ends_with_slash, cache("https://mirror.example/", None)))


@pytest.mark.parametrize("slashes", ["/", "//"])
def test_cures(slashes):
    seen = cache(f"https://mirror.example{slashes}", ENV)
    step = Assign(ENV, "env", "HF_ENDPOINT", "https://mirror.example")
    assert proposed(endpoint_ends_with_slash, seen) == [step]
