import pytest

import healthy_facts
from indextts_doctor.checks.application.proxy_catches_loopback import proxy_catches_loopback

GRADIO = healthy_facts.packages(healthy_facts.package("gradio"))
PROXY = ("http_proxy",)


@pytest.mark.parametrize(
    "proxies, variables, packages",
    [
        pytest.param((), {}, GRADIO, id="no proxy"),
        pytest.param(PROXY, {}, healthy_facts.packages(), id="no Gradio"),
        pytest.param(PROXY, {"no_proxy": "localhost, 127.0.0.1"}, GRADIO, id="both are excluded"),
        pytest.param(PROXY, {"NO_PROXY": ".lan,LOCALHOST,127.0.0.1"}, GRADIO, id="among others, in capitals"),
        pytest.param(PROXY, {"no_proxy": "*"}, GRADIO, id="everything is excluded"),
    ],
)
def test_silent(proxies, variables, packages):
    host = healthy_facts.host(proxies=proxies, environment=variables)
    assert not list(proxy_catches_loopback(host, packages))


@pytest.mark.parametrize(
    "variables, caught, line",
    [
        pytest.param({}, ["localhost", "127.0.0.1"], "NO_PROXY=localhost,127.0.0.1", id="no exception"),
        pytest.param({"NO_PROXY": "localhost"}, ["127.0.0.1"], "NO_PROXY=localhost,127.0.0.1", id="one is missing"),
        pytest.param(
            {"no_proxy": ".lan", "NO_PROXY": "*"},
            ["localhost", "127.0.0.1"],
            "no_proxy=.lan,localhost,127.0.0.1",
            id="the small one is read",
        ),
        pytest.param(
            {"no_proxy": "127.0.0.0/8"},
            ["localhost", "127.0.0.1"],
            "no_proxy=127.0.0.0/8,localhost,127.0.0.1",
            id="httpx knows no networks",
        ),
    ],
)
def test_speaks(variables, caught, line):
    host = healthy_facts.host(proxies=PROXY, environment=variables)
    [evidence] = proxy_catches_loopback(host, GRADIO)
    assert (evidence.facts["caught"], evidence.facts["set"]) == (caught, line)
    assert evidence.about == {"gradio"}
