import pytest

import healthy_facts
from indextts_doctor.fixes.steps import Assign
from proposed_steps import advice, proposed

ENV = healthy_facts.settingsfiles(env_exists=True)
GRADIO = healthy_facts.packages(healthy_facts.package("gradio"))


def host(**variables):
    return healthy_facts.host(proxies=("all_proxy",), environment=variables)


@pytest.mark.parametrize(
    "facts, words", [pytest.param((host(), GRADIO), "export NO_PROXY=localhost,127.0.0.1", id="no file")]
)
def test_advises(facts, words):
    assert words in advice(proposed("APP001", *facts))


@pytest.mark.parametrize(
    "facts, step",
    [
        pytest.param(
            (host(), GRADIO, ENV), Assign(ENV.env, "env", "NO_PROXY", "localhost,127.0.0.1"), id="no exception"
        ),
        pytest.param(
            (host(no_proxy=".lan"), GRADIO, ENV),
            Assign(ENV.env, "env", "no_proxy", ".lan,localhost,127.0.0.1"),
            id="those that are there stay",
        ),
    ],
)
def test_cures(facts, step):
    assert proposed("APP001", *facts) == [step]
