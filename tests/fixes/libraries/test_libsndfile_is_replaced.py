import pytest

import healthy_facts
from indextts_doctor.facts.libraries import Provider
from indextts_doctor.fixes.steps import Assign
from proposed_steps import advice, proposed

ENV = healthy_facts.settingsfiles(env_exists=True)
BAD = Provider("libsndfile.so.1", "/opt/x/libsndfile.so.1", "LD_LIBRARY_PATH", usable=False, problem="not-elf")
FOUND = healthy_facts.libraries(sndfile=BAD)
SET = healthy_facts.settingsfiles(env_exists=True, variables={"LD_LIBRARY_PATH": "/opt/x:/opt/y"})


@pytest.mark.parametrize("facts, words", [pytest.param((FOUND, ENV), "no file", id="set elsewhere")])
def test_advises(facts, words):
    assert words in advice(proposed("LIB002", *facts))


@pytest.mark.parametrize(
    "facts, steps",
    [pytest.param((FOUND, SET), [Assign(SET.env, "env", "LD_LIBRARY_PATH", "/opt/y")], id="the folder goes")],
)
def test_cures(facts, steps):
    assert proposed("LIB002", *facts) == steps
