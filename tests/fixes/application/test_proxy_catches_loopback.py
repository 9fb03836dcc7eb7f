import pytest

import make
from fixed import advice, proposed
from indextts_doctor.fixes.application.proxy_catches_loopback import proxy_catches_loopback
from indextts_doctor.fixes.steps import Assign

ENV = make.settingsfiles(env_exists=True)
GRADIO = make.packages(make.package("gradio"))


def host(**variables):
    return make.host(proxies=("all_proxy",), environment=variables)


@pytest.mark.parametrize(
    "facts, words", [pytest.param((host(), GRADIO), "export NO_PROXY=localhost,127.0.0.1", id="no file")]
)
def test_advises(facts, words):
    assert words in advice(proposed(proxy_catches_loopback, *facts))


@pytest.mark.parametrize(
    "facts, step",
    [
        pytest.param(
            (host(), GRADIO, ENV),
            Assign(ENV.env, "env", "NO_PROXY", "localhost,127.0.0.1"),
            id="no exception",
        ),
        pytest.param(
            (host(no_proxy=".lan"), GRADIO, ENV),
            Assign(ENV.env, "env", "no_proxy", ".lan,localhost,127.0.0.1"),
            id="those that are there stay",
        ),
    ],
)
def test_cures(facts, step):
    assert proposed(proxy_catches_loopback, *facts) == [step]
