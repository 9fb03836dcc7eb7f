import pytest

import healthy_facts
from indextts_doctor.facts.host import Cpu
from indextts_doctor.fixes.steps import Assign
from proposed_steps import advice, proposed

ENV = healthy_facts.settingsfiles(env_exists=True)


def host(quota):
    return healthy_facts.host(cpu=Cpu(logical=8, affinity=8, quota=quota, flags=()))


@pytest.mark.parametrize("facts, words", [pytest.param((host(2.0),), "export OMP_NUM_THREADS=2", id="no file")])
def test_advises(facts, words):
    assert words in advice(proposed("HOST009", *facts))


@pytest.mark.parametrize(
    "facts, steps",
    [
        pytest.param((host(2.5), ENV), [Assign(ENV.env, "env", "OMP_NUM_THREADS", "2")], id="whole CPUs"),
        pytest.param((host(0.5), ENV), [Assign(ENV.env, "env", "OMP_NUM_THREADS", "1")], id="one at least"),
    ],
)
def test_cures(facts, steps):
    assert proposed("HOST009", *facts) == steps
