import pytest

import healthy_facts
from indextts_doctor.facts.python import Encoding
from indextts_doctor.fixes.steps import Assign
from proposed_steps import advice, proposed

ENV = healthy_facts.settingsfiles(env_exists=True)


def python(version=(3, 10, 13)):
    encoding = Encoding(preferred="ANSI_X3.4-1968", filesystem="utf-8", utf8_mode=False)
    return healthy_facts.interpreter(version=version, encoding=encoding)


@pytest.mark.parametrize("facts, words", [pytest.param((python(),), "export PYTHONUTF8=1", id="no file")])
def test_advises(facts, words):
    assert words in advice(proposed("HOST030", *facts))


@pytest.mark.parametrize(
    "facts, steps",
    [
        pytest.param((python(), ENV), [Assign(ENV.env, "env", "PYTHONUTF8", "1")], id="3.7 and newer"),
        pytest.param(
            (python((3, 6, 15)), ENV), [Assign(ENV.env, "env", "LC_ALL", "C.UTF-8")], id="3.6 does not know it"
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed("HOST030", *facts) == steps
