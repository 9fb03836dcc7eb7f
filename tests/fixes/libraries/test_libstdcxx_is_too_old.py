import pytest

import make
from fixed import advice, proposed
from indextts_doctor.facts.libraries import Provider
from indextts_doctor.fixes.libraries.libstdcxx_is_too_old import libstdcxx_is_too_old
from indextts_doctor.fixes.steps import Assign

ENV = make.settingsfiles(env_exists=True)
SET = make.settingsfiles(env_exists=True, variables={"LD_LIBRARY_PATH": "/opt/x:/opt/y"})


def found(origin):
    old = Provider("libstdc++.so.6", "/opt/x/libstdc++.so.6", origin, offers={"GLIBCXX": "3.4.20"})
    return make.libraries(stdcxx=old, objects=(make.shared_object(versions={"GLIBCXX": "3.4.29"}),))


@pytest.mark.parametrize(
    "facts, words",
    [
        pytest.param((found("system"), SET), "the system's or conda's", id="the system's"),
        pytest.param((found("LD_LIBRARY_PATH"), ENV), "no file", id="set elsewhere"),
    ],
)
def test_advises(facts, words):
    assert words in advice(proposed(libstdcxx_is_too_old, *facts))


@pytest.mark.parametrize(
    "facts, steps",
    [
        pytest.param(
            (found("LD_LIBRARY_PATH"), SET),
            [Assign(SET.env, "env", "LD_LIBRARY_PATH", "/opt/y")],
            id="the folder goes",
        ),
    ],
)
def test_cures(facts, steps):
    assert proposed(libstdcxx_is_too_old, *facts) == steps
