import pytest

import healthy_facts
from indextts_doctor.facts.libraries import Provider
from indextts_doctor.fixes.steps import Assign
from proposed_steps import advice, proposed

ENV = healthy_facts.settingsfiles(env_exists=True)
SET = healthy_facts.settingsfiles(env_exists=True, variables={"LD_LIBRARY_PATH": "/opt/x:/opt/y"})


def found(origin):
    old = Provider("libstdc++.so.6", "/opt/x/libstdc++.so.6", origin, offers={"GLIBCXX": "3.4.20"})
    return healthy_facts.libraries(stdcxx=old, objects=(healthy_facts.shared_object(versions={"GLIBCXX": "3.4.29"}),))


@pytest.mark.parametrize(
    "facts, words",
    [
        pytest.param((found("system"), SET), "to the system or to conda", id="the system's"),
        pytest.param((found("LD_LIBRARY_PATH"), ENV), "no file", id="set elsewhere"),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed("LIB005", *facts))


@pytest.mark.parametrize(
    "facts, steps",
    [
        pytest.param(
            (found("LD_LIBRARY_PATH"), SET), [Assign(SET.env, "env", "LD_LIBRARY_PATH", "/opt/y")], id="the folder goes"
        )
    ],
)
def test_cures(facts, steps):
    assert proposed("LIB005", *facts) == steps
